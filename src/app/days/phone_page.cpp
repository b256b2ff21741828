// One phone while the rounds run: my table, who sits there, a card, the time, and what I would rather do.
#include <algorithm>
#include <map>

#include "app/days/blocks.h"
#include "app/days/cards.h"
#include "app/days/entry.h"
#include "app/days/planning.h"
#include "app/days/round_views.h"
#include "app/use_cases.h"
#include "base/log.h"
#include "domain/first_name.h"
#include "store/places.h"

namespace kith::app {
namespace {

struct Mine {
  Seat seat;
  WholeDay whole;
  Part part;
};

Result<Mine> find_mine(Context& context, store::Tx& tx, SeatId id) {
  Mine mine;
  KITH_TRY(mine.seat, find_seat(context, tx, id));
  KITH_TRY(mine.whole, find_day(context, tx, mine.seat.day));
  KITH_TRY(mine.part, rounds_of_day(tx, mine.whole));
  return mine;
}

// What one phone shows of a plan: where its own seat sits now and later, and who sits there with it now. A thousand
// phones ask for it within a second; reading the whole plan for each of them would keep them waiting.
struct ForPhone {
  Live live;
  std::vector<store::places::Place> places;  // from the round that runs, or begins, on
  std::vector<store::places::Mate> mates;    // at its table in the first of them
};

std::int64_t round_shown(const Live& live, const Part& part) {
  return std::clamp<std::int64_t>(live.round, 1, part.rounds);
}

std::int64_t table_now(const ForPhone& given, const Part& part) {
  if (given.places.empty() || given.places.front().round != round_shown(given.live, part)) return 0;
  return given.places.front().table;
}

Result<ForPhone> read_for_phone(store::Tx& tx, const Mine& mine) {
  ForPhone given;
  const auto& part = mine.part;
  KITH_TRY(given.live, store::rounds::live(tx, part));
  const auto shown = round_shown(given.live, part);
  KITH_TRY(auto places, store::places::of_seat(tx, part.id, mine.seat.number, shown));
  given.places = std::move(places.rounds);
  std::erase_if(given.places, [&](const auto& place) { return place.round > part.rounds; });
  KITH_TRY(given.mates, store::places::mates(tx, mine.seat.day, places.mates));
  return given;
}

void add_mates(NowView& view, const ForPhone& given, const Seat& mine) {
  for (const auto& mate : given.mates)
    view.mates.push_back({mate.number, first_name(mate.name), mate.line, mate.id == mine.id, mate.host && mate.shows});
}

// Somebody made a host while the rounds run keeps the table that the next plan gives them.
bool keeps_table(const ForPhone& given, std::int64_t table) {
  return std::ranges::all_of(given.places, [&](const auto& place) { return place.skipped || place.table == table; });
}

void add_card(NowView& view, const Part& part, std::optional<std::int64_t> asked, Language language) {
  if (view.table == 0 || asked == 0) return;
  const auto card = asked ? *asked : card_of(part.id, view.round, view.table);
  const auto here = (card - 1) % cards() + 1;
  view.card = CardView{here, here % cards() + 1, speak(language, card_text(here))};
}

void add_coming(NowView& view, const ForPhone& given, const Mine& mine) {
  if (!mine.seat.here) return;  // a table is there for whoever is there
  for (const auto& place : given.places) {
    if (place.round <= given.live.round || place.skipped) continue;
    const auto table = plays(mine.seat, {mine.part.id, place.round}) ? place.table : 0;
    view.coming.push_back({place.round, table, table > 0, finding_of(mine.part, table)});
  }
}

void add_can(NowView& view, const Live& live, const Mine& mine) {
  const auto& seat = mine.seat;
  if (view.phase == Phase::Over || !seat.here || !holds_a_seat(seat)) return;
  const bool plays_now = plays(seat, {mine.part.id, std::max<std::int64_t>(1, live.round)});
  if (plays_now) view.can.push_back(NowCan::SitOut);
  if (plays_now && !view.goes) view.can.push_back(NowCan::GoEarlier);
  if (view.table > 0 && !view.stays) view.can.push_back(NowCan::StayHere);
  if (view.phase != Phase::NotBegun && view.mates.size() > 1) view.can.push_back(NowCan::SeatElsewhere);
  if (view.sits_out || view.goes || view.stays || seat.gone) view.can.push_back(NowCan::BackAgain);
}

bool may_stay_to_the_end(const Seat& seat, const Part& part) {
  return !seat.last_round || *seat.last_round == PartRound{part.id, part.rounds};
}

Result<NowView> view_now(Context& context, store::Tx& tx, const Mine& mine, std::optional<std::int64_t> card) {
  KITH_TRY(const auto given, read_for_phone(tx, mine));
  const auto moment = moment_of(given.live, mine.part, context.now());
  const auto& seat = mine.seat;
  NowView view{.seat = seat.id, .day = seat.day, .title = mine.whole.day.title, .name = first_name(seat.name)};
  view.phase = moment.phase;
  view.round = moment.round;
  view.rounds = mine.part.rounds;
  view.now = context.now();
  view.now_words = time_words(context.now(), mine.whole.day.zone);
  view.ends = moment.ends;
  view.left_ms = moment.left_ms;
  view.left_words = clock_words(moment.left_ms);
  view.here = is_in_the_room(seat);
  const auto round = std::max<std::int64_t>(1, moment.round);
  view.sits_out = std::ranges::any_of(
      seat.sits_out, [&](const PartRound& out) { return out.part == mine.part.id && out.round >= round; });
  view.goes = seat.gone || !may_stay_to_the_end(seat, mine.part);
  view.stays = seat.stays_at.has_value();
  view.hosts = seat.host && view.phase != Phase::Over;
  view.keepable = is_own(context, seat) && holds_a_seat(seat) && !mine.whole.day.cancelled;
  view.version = mine.whole.day.version;
  const bool plays_now = plays(seat, {mine.part.id, round_shown(given.live, mine.part)});
  if (moment.phase != Phase::Over && plays_now) view.table = table_now(given, mine.part);
  view.seated = view.table > 0;
  view.without = view.here && !view.seated && moment.phase != Phase::Over && moment.phase != Phase::NotBegun;
  view.expected = holds_a_seat(seat) && !seat.here && moment.phase != Phase::Over;
  if (view.seated) {
    view.finding = finding_of(mine.part, view.table);
    view.hosts_here = view.hosts && keeps_table(given, view.table);
    add_mates(view, given, seat);
  }
  add_card(view, mine.part, card, context.language);
  add_coming(view, given, mine);
  add_can(view, given.live, mine);
  return view;
}

// `change` says whether it changed the seat; the same tap again changes nothing and answers the same.
template <class Change>
Result<Answered<NowView>> with_seat(Context& context, SeatId id, Change change) {
  return commit<NowView>(context, [&](store::Tx& tx) -> Result<Outcome<NowView>> {
    KITH_TRY(auto mine, find_mine(context, tx, id));
    KITH_TRY(const auto live, store::rounds::live(tx, mine.part));
    KITH_TRY(const bool did, change(tx, mine, live));
    if (did) {
      KITH_TRY(mine.seat.version, store::seats::save(tx, mine.seat));
      KITH_CHECK(roster_changed(tx, mine.seat.day));
      KITH_TRY(mine.whole, find_day(context, tx, mine.seat.day));
    }
    const auto view = [&context, &tx, mine] { return view_now(context, tx, mine, {}); };
    return Outcome<NowView>{view, page_of(id) + "/now"};
  });
}

// Where the fewest sit, and nobody whom a block keeps from this seat; 0 if there is no such table.
std::int64_t smallest_other_table(const ForPlan& given, const Round& round, std::int64_t number) {
  std::map<std::int64_t, std::int64_t> people;
  for (const auto table : round.places)
    if (table > 0) ++people[table];
  people.erase(table_in(round, number));
  for (const auto& [one, other] : given.blocks)
    if (one == number || other == number) people.erase(table_in(round, one == number ? other : one));
  const auto least = std::ranges::min_element(people, {}, [](const auto& entry) { return entry.second; });
  return least == people.end() ? 0 : least->first;
}

std::int64_t next_of(const Live& live) { return std::max<std::int64_t>(1, live.round); }

}  // namespace

Result<NowView> show_now(Context& context, const ShowNow& asked) {
  return read<NowView>(context, [&](store::Tx& tx) -> Result<NowView> {
    KITH_TRY(const auto mine, find_mine(context, tx, asked.seat));
    return view_now(context, tx, mine, asked.card);
  });
}

Result<Answered<NowView>> sit_out(Context& context, const SitOut& asked) {
  return with_seat(context, asked.seat, [&](store::Tx&, Mine& mine, const Live& live) -> Result<bool> {
    const auto round = asked.round.value_or(next_of(live));
    if (round < next_of(live) || round > mine.part.rounds)
      return fail(ErrorKind::Conflict, "round_past", say("That round is over, or there is none of that number."));
    auto& out = mine.seat.sits_out;
    const PartRound chosen{mine.part.id, round};
    if (std::ranges::find(out, chosen) != out.end()) return false;
    out.push_back(chosen);
    return true;
  });
}

Result<Answered<NowView>> go_earlier(Context& context, const GoEarlier& asked) {
  return with_seat(context, asked.seat, [&](store::Tx&, Mine& mine, const Live& live) -> Result<bool> {
    const PartRound last{mine.part.id, next_of(live)};
    if (mine.seat.last_round == last) return false;
    mine.seat.last_round = last;
    return true;
  });
}

Result<Answered<NowView>> stay_here(Context& context, const StayHere& asked) {
  return with_seat(context, asked.seat, [&](store::Tx& tx, Mine& mine, const Live& live) -> Result<bool> {
    KITH_TRY(const auto own, store::places::of_seat(tx, mine.part.id, mine.seat.number, next_of(live)));
    const auto& places = own.rounds;
    const bool planned = !places.empty() && places.front().round == next_of(live);
    const auto table = planned ? places.front().table : 0;
    if (mine.seat.stays_at == table) return false;
    mine.seat.stays_at = table;
    return true;
  });
}

Result<Answered<NowView>> come_back(Context& context, const BackAgain& asked) {
  return with_seat(context, asked.seat, [&](store::Tx&, Mine& mine, const Live& live) -> Result<bool> {
    auto& seat = mine.seat;
    const auto out = std::erase_if(
        seat.sits_out, [&](const PartRound& one) { return one.part == mine.part.id && one.round >= next_of(live); });
    if (out == 0 && !seat.last_round && !seat.stays_at && !seat.gone) return false;
    seat.last_round.reset();
    seat.stays_at.reset();
    seat.gone.reset();
    return true;
  });
}

// The asker alone moves, now; from the next round on the two are kept apart. Nothing of it is said to anybody: the
// answer is the asker's own page, and if there is no other table it is the same one, at the same version.
Result<Answered<NowView>> seat_elsewhere(Context& context, const SeatElsewhere& asked) {
  std::optional<PartId> part;
  auto answered = commit<NowView>(context, [&](store::Tx& tx) -> Result<Outcome<NowView>> {
    KITH_TRY(auto mine, find_mine(context, tx, asked.seat));
    KITH_TRY(const auto live, store::rounds::live(tx, mine.part));
    KITH_TRY(const auto rounds, store::rounds::of_part(tx, mine.part.id));
    KITH_TRY(const auto seats, store::seats::of_day(tx, mine.seat.day));
    const auto other = std::ranges::find(seats, asked.whom, &Seat::number);
    for (auto round : rounds) {
      if (round.number != live.round || other == seats.end()) continue;
      const auto table = table_in(round, mine.seat.number);
      if (table == 0 || table != table_in(round, asked.whom) || other->id == mine.seat.id) continue;
      KITH_CHECK(put_block(context.key, tx, {mine.seat.person, other->person}));
      KITH_TRY(const auto given, read_for_plan(context.key, tx, mine.whole.day, mine.part));
      if (const auto elsewhere = smallest_other_table(given, round, mine.seat.number)) {
        round.places[static_cast<std::size_t>(mine.seat.number - 1)] = elsewhere;
        KITH_CHECK(store::rounds::put(tx, mine.part.id, round));
        KITH_CHECK(store::days::raise_version(tx, mine.seat.day));
        KITH_TRY(mine.whole, find_day(context, tx, mine.seat.day));
      }
      KITH_CHECK(store::rounds::raise_roster(tx, mine.part));
      part = mine.part.id;
    }
    const auto view = [&context, &tx, mine] { return view_now(context, tx, mine, {}); };
    return Outcome<NowView>{view, page_of(asked.seat) + "/now"};
  });
  if (!answered || !part) return answered;
  if (const auto planned = plan_on(tools_of(context), *part); !planned)
    log_warning("seating elsewhere: {} {}", planned.error().code, planned.error().detail);
  return answered;
}

}  // namespace kith::app
