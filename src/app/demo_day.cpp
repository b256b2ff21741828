#include "app/demo_day.h"

#include <array>

#include "app/demo_guests.h"
#include "base/time_zone.h"
#include "store/days.h"
#include "store/seats.h"

namespace kith::app {
namespace {

constexpr const char* zone = "Europe/Berlin";
constexpr std::int64_t quarter_ms = 15 * minute_ms;
constexpr const char* day_about =
    R"(Drei kurze Runden an Tischen, dann offene Tische, ein kleiner Vortrag und etwas zu trinken.

Wer mag, setzt eine Runde aus. Wer später kommt, kommt später. *Everybody may come, nobody has to speak.*)";

Day demo_day(const Building& building, const Network& network, PersonId maker) {
  Day day{.id = new_id<DayNoun>(building.random), .network = network.id, .maker = maker};
  day.title = "Netzwerktag im Haus am Markt";
  day.place = "Haus am Markt, großer Saal";
  day.about = day_about;
  day.zone = zone;
  day.made = building.clock.now();
  // It has just begun, at whatever hour somebody looks: a day that is over or far ahead cannot be run.
  day.starts = day.made + -(day.made.ms % quarter_ms);
  day.starts_local = local_of_instant(day.starts, zone);
  day.capacity = 50;
  day.mix_by = "site";
  return day;
}

constexpr const char* finding =
    "gleich links neben der Tür\nzweiter links von der Tür\nam ersten Fenster\nunter der großen Uhr\nam zweiten "
    "Fenster\n"
    "vor der Bühne\nneben dem Klavier\nam Tresen\nhinten rechts in der Ecke\nhinten links in der Ecke";

Result<std::vector<Part>> add_programme(const Building& building, store::Tx& tx, DayId day) {
  const auto part = [&](std::int64_t position, PartKind kind, const char* title, std::int64_t minutes) {
    return Part{new_id<PartNoun>(building.random), day, position, kind, title, minutes};
  };
  std::vector<Part> parts{part(1, PartKind::Welcome, "Ankommen", 15), part(2, PartKind::Rounds, "Drei kurze Runden", 0),
                          part(3, PartKind::OpenTables, "", 30), part(4, PartKind::Talk, "Warum es Tisch 4 gibt", 15),
                          part(5, PartKind::Break, "Etwas zu trinken", 45)};
  parts[1].rounds = 3;
  parts[1].round_minutes = 1;
  parts[1].table_size = 6;
  parts[1].minutes = minutes_of_rounds(parts[1].rounds, parts[1].round_minutes);
  parts[1].finding = finding;
  for (const auto& one : parts) KITH_CHECK(store::parts::add(tx, one));
  return parts;
}

Result<std::vector<Seat>> add_seats(const Building& building, store::Tx& tx, const Day& day, const DemoPeople& people) {
  const std::array<std::pair<PersonId, DemoGuest>, 4> story{{
      {people.schmidt.id, {"Herr Schmidt", "", "Kiel", "Wollte nur kurz schauen."}},
      {people.weber.id, {"Frau Weber", "Weber Bootsbau", "Kiel", "Segelt, sobald das Eis weg ist."}},
      {people.meier.id, {"Frau Meier", "Meier Akustik", "Hamburg", "Kennt jemanden, der jemanden kennt."}},
      {people.bassetti.id, {"Herr Bassetti", "Bassetti Feinkost", "Lübeck", "Gastgeber, mit Brot."}},
  }};
  std::vector<Seat> seats;
  for (const auto& [person, guest] : story) {
    KITH_TRY(auto seat, seat_guest(building, tx, day, person, guest, seats.size()));
    seats.push_back(std::move(seat));
  }
  for (const auto& guest : demo_guests()) {
    KITH_TRY(const auto person, settle_guest(building, tx, day.network, guest.name));
    KITH_TRY(auto seat, seat_guest(building, tx, day, person.id, guest, seats.size()));
    seats.push_back(std::move(seat));
  }
  return seats;
}

struct DemoTable {
  std::size_t host;
  const char* sentence;
  std::initializer_list<std::size_t> takers;
};

Done add_open_tables(const Building& building, store::Tx& tx, const std::vector<Seat>& seats, const Planned& part) {
  const DemoTable boats{9, "Wer restauriert auch Boote?", {1, 15, 41}};
  const DemoTable dust{36, "Who has a dusty workshop for a small robot?", {5, 45}};
  for (const auto& planned : {boats, dust}) {
    OpenTable table{
        .id = new_id<OpenTableNoun>(building.random), .day = part.part.day, .host = seats.at(planned.host).id};
    table.sentence = planned.sentence;
    table.starts = part.starts;
    table.minutes = part.part.minutes;
    table.seats = 5;
    table.made = building.clock.now();
    KITH_CHECK(store::open_tables::add(tx, table));
    for (const auto taker : planned.takers) KITH_CHECK(store::open_tables::take(tx, table, seats.at(taker).id));
  }
  return {};
}

}  // namespace

Done plant_demo_day(const Building& building, store::Tx& tx, const Network& network, const DemoPeople& people) {
  const auto day = demo_day(building, network, people.bassetti.id);
  KITH_CHECK(store::days::add(tx, day));
  KITH_TRY(const auto parts, add_programme(building, tx, day.id));
  KITH_TRY(const auto seats, add_seats(building, tx, day, people));
  for (const auto& planned : programme(day, parts))
    if (planned.part.kind == PartKind::OpenTables) KITH_CHECK(add_open_tables(building, tx, seats, planned));
  return {};
}

}  // namespace kith::app
