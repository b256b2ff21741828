#include "app/rehearsal/rehearsal_day.h"

#include <algorithm>
#include <array>

#include "app/contacts/shown.h"
#include "app/days/met/marks.h"
#include "app/demo_guests.h"
#include "app/people/sign_in_opened.h"
#include "base/limits.h"
#include "base/time_zone.h"
#include "store/days.h"
#include "store/seats.h"

namespace kith::app {
namespace {

constexpr std::int64_t usual_people = 24, tables_wished = 4, never_come = 2, late_come = 1;
constexpr std::int64_t before_doors_ms = 5 * minute_ms;

struct Planting {
  Context& context;
  store::Tx& tx;
  const Network& network;
  const RehearsedRounds& shape;

  Building building() const { return {context.clock, context.random, context.store, context.key, context.planner}; }
  std::string words(const Message& message) const { return speak(context.language, message); }
};

// So many that there is a table 4, if that can be; two dozen otherwise.
std::int64_t people_for(const RehearsedRounds& shape) {
  const auto present = (tables_wished - 1) * shape.table_size + 1 + shape.table_size / 2;
  return std::clamp<std::int64_t>(present + never_come + late_come, usual_people, limits::rehearsal_people);
}

std::int64_t tables_for(const RehearsedRounds& shape, std::int64_t people) {
  const auto present = people - never_come - late_come;
  return (present + shape.table_size - 1) / shape.table_size;
}

Day rehearsed_day(const Planting& at, PersonId maker) {
  Day day{.id = new_id<DayNoun>(at.context.random), .network = at.network.id, .maker = maker};
  day.title = at.words(say("Rehearsal of a networking day"));
  day.place = at.words(say("Anywhere: nobody comes"));
  day.zone = at.context.house.time_zone;
  day.made = at.context.now();
  day.starts = day.made + before_doors_ms;
  day.starts_local = local_of_instant(day.starts, day.zone);
  day.capacity = limits::rehearsal_people;
  day.mix_by = "site";
  return day;
}

// Where a table is found, a line each.
std::string finding(const Planting& at) {
  const std::array places{say("left of the door"),     say("second on the left from the door"),
                          say("at the first window"),  say("under the large clock"),
                          say("at the second window"), say("in front of the stage")};
  std::string lines;
  for (const auto& place : places) lines += at.words(place) + "\n";
  return lines;
}

Result<std::vector<Part>> add_programme(const Planting& at, DayId day) {
  const auto part = [&](std::int64_t position, PartKind kind, std::int64_t minutes) {
    return Part{new_id<PartNoun>(at.context.random), day, position, kind, "", minutes};
  };
  auto rounds = part(2, PartKind::Rounds, minutes_of_rounds(at.shape.rounds, at.shape.round_minutes));
  rounds.rounds = at.shape.rounds;
  rounds.round_minutes = at.shape.round_minutes;
  rounds.table_size = at.shape.table_size;
  rounds.finding = finding(at);
  const std::vector<Part> parts{part(1, PartKind::Welcome, 10), rounds, part(3, PartKind::OpenTables, 20),
                                part(4, PartKind::Break, 30)};
  for (const auto& one : parts) KITH_CHECK(store::parts::add(at.tx, one));
  return parts;
}

struct Seated {
  Person person;
  Seat seat;
};

Result<Seated> add_seat(const Planting& at, const Day& day, const DemoGuest& guest, std::size_t row) {
  const auto building = at.building();
  KITH_TRY(auto person, settle_guest(building, at.tx, at.network.id, guest.name));
  KITH_TRY(auto seat, seat_guest(building, at.tx, day, person.id, guest, row));
  return Seated{std::move(person), std::move(seat)};
}

// Of the demo world's people every other one from its German and its English half.
DemoGuest guest_of(std::int64_t place) {
  const auto all = demo_guests();
  const auto half = all.size() / 2;
  auto guest = all[static_cast<std::size_t>(place) / 2 % half + static_cast<std::size_t>(place % 2) * half];
  guest.comes = place < never_come ? Comes::Never : place < never_come + late_come ? Comes::Late : Comes::Here;
  return guest;
}

// One table is hers in all rounds, and in one of them it is the player's, too.
Done bring_together(const Planting& at, const Part& part, Seated& other, const Seated& player, std::int64_t table) {
  other.seat.host = true;
  other.seat.stays_at = table;
  KITH_CHECK(store::seats::save(at.tx, other.seat));
  Round round{.number = std::min<std::int64_t>(2, part.rounds)};
  round.places.assign(static_cast<std::size_t>(player.seat.number), 0);
  round.places.back() = table;
  round.pins = {{player.seat.number, table}};
  return store::rounds::put(at.tx, part.id, round);
}

// She has said so already; nobody sees it before the player does too, and the morning has come.
Done wish_ahead(const Planting& at, const Day& day, const Pairing& pairing, const std::string& company) {
  KITH_CHECK(wish_gladly(at.context, at.tx, pairing));
  Shown shown{.person = pairing.who};
  shown.email = "weber@bootsbau.example";
  shown.company = company;
  shown.line = at.words(say("Sails as soon as the ice is gone."));
  KITH_CHECK(keep_shown(at.context, at.tx, shown));
  return store::days::join_team(at.tx, day.id, pairing.whom);
}

}  // namespace

Result<RehearsedDay> plant_rehearsed_day(Context& inside, store::Tx& tx, const Network& network,
                                         const RehearsedRounds& shape) {
  const Planting at{inside, tx, network, shape};
  const auto people = people_for(shape);
  KITH_TRY(const auto host, settle_guest(at.building(), tx, network.id, at.words(say("Mr Bassetti"))));
  const auto day = rehearsed_day(at, host.id);
  KITH_CHECK(store::days::add(tx, day));
  KITH_TRY(const auto parts, add_programme(at, day.id));
  const auto& part = parts.at(1);
  const auto you = at.words(say("You")), weber = at.words(say("Ms Weber"));
  const auto line = at.words(say("Sails as soon as the ice is gone."));
  KITH_TRY(const auto player, add_seat(at, day, {.name = you, .site = "Kiel", .comes = Comes::Late}, 0));
  KITH_TRY(auto other,
           add_seat(at, day, {.name = weber, .company = "Weber Bootsbau", .site = "Kiel", .line = line}, 1));
  SeatId late;
  for (std::int64_t place = 0; place < people - 2; ++place) {
    KITH_TRY(const auto guest, add_seat(at, day, guest_of(place), static_cast<std::size_t>(place) + 2));
    if (place == never_come) late = guest.seat.id;
  }
  const auto tables = tables_for(shape, people);
  KITH_CHECK(bring_together(at, part, other, player, std::min(tables, tables_wished)));
  const auto morning = wishes_open(day, ends(day, parts), inside.now());
  const Pairing pairing{network.id, day.id, other.person.id, player.person.id, morning};
  KITH_CHECK(wish_ahead(at, day, pairing, other.seat.company));
  KITH_TRY(const auto keeps, open_sign_in(inside, tx, player.person, nullptr));
  return RehearsedDay{.day = day.id,
                      .part = part.id,
                      .player = player.person.id,
                      .seat = player.seat.id,
                      .other = other.person.id,
                      .other_seat = other.seat.id,
                      .late = late,
                      .tables = tables,
                      .morning = morning,
                      .sign_in = keeps.front().token};
}

}  // namespace kith::app
