// The team's page before the rounds start: how many tables, who sits where, and every seat may be moved by hand.
#include "app/days/seating_page.h"

#include <algorithm>
#include <ranges>
#include <set>

#include "app/days/door/door.h"
#include "app/days/planning.h"
#include "app/days/round_views.h"
#include "app/days/seating_notes.h"
#include "app/days/settings.h"
#include "app/given_before.h"
#include "app/use_cases.h"
#include "base/limits.h"
#include "base/text.h"
#include "domain/hand_move.h"

namespace kith::app {
namespace {

NamedSeat named(const Seat& seat) { return {seat.number, seat.name}; }

// Who came after the rounds to come were planned, and who is in them and not here any more.
void compare_with_room(SeatingView& view, const ForPlan& given) {
  std::set<std::int64_t> planned;
  const auto past = rounds_past(given.live, given.part);
  for (const auto& round : given.rounds) {
    if (round.number <= past) continue;
    for (const auto& [table, seats] : tables_in(round)) planned.insert(seats.begin(), seats.end());
  }
  for (const auto& seat : given.seats) {
    bool plays_on = false;
    for (auto round = past + 1; round <= given.part.rounds; ++round)
      plays_on = plays_on || plays(seat, {given.part.id, round});
    if (plays_on && !planned.contains(seat.number)) view.arrived.push_back(named(seat));
    // Of a plan made before the doors open nobody is missing yet.
    if (!plays_on && planned.contains(seat.number) && view.here > 0) view.left.push_back(named(seat));
  }
}

void add_apart(SeatingView& view, const ForPlan& given) {
  auto names = names_of(given.seats);
  for (const auto& [one, other] : given.apart) view.apart.push_back({one, names[one], other, names[other]});
  for (const auto& seat : given.seats)
    if (holds_a_seat(seat)) view.people.push_back(named(seat));
  std::ranges::sort(view.people, {}, [](const NamedSeat& seat) { return sort_key(seat.name); });
}

void add_hosts(SeatingView& view, const ForPlan& given) {
  for (const auto& seat : given.seats) {
    if (!seat.host || !holds_a_seat(seat)) continue;
    auto& host = view.hosts.emplace_back(HostView{seat.id, seat.name, {}});
    if (seat.stays_at.value_or(0) > 0) host.table = seat.stays_at;
  }
}

void show_notes(SeatingView& view, SeatingNotes notes) {
  view.sentence = std::move(notes.plan.sentence);
  view.distance = std::move(notes.plan.distance);
  view.just_now = std::move(notes.plan.just_now);
  view.amiss = std::move(notes.plan.amiss);
  view.again = std::move(notes.plan.again);
  view.again_more = notes.plan.again_more;
  view.what_if = std::move(notes.what_if);
}

void add_can(SeatingView& view, const ForPlan& given, bool has_before) {
  if (given.live.round > given.part.rounds) return;
  view.can.push_back(SeatingCan::Plan);
  if (!view.planned) return;
  view.can.push_back(SeatingCan::Move);
  if (has_before) view.can.push_back(SeatingCan::Undo);
  const auto past = rounds_past(given.live, given.part);
  if (std::ranges::any_of(given.rounds, [&](const auto& r) { return r.number > past && !r.pins.empty(); }))
    view.can.push_back(SeatingCan::Release);
  if (given.live.round == 0) view.can.push_back(SeatingCan::Start);
}

std::unexpected<Error> changed_meanwhile() {
  return fail(ErrorKind::Conflict, "changed_meanwhile",
              say("This plan was changed meanwhile. Here it is as it stands now; please do it once more."));
}

// The rounds as a picture that can be moved in: a line for each round, none left out.
Places places_of_rounds(const ForPlan& given) {
  Places places(static_cast<std::size_t>(given.part.rounds),
                std::vector<std::int64_t>(static_cast<std::size_t>(given.day.seat_numbers), 0));
  for (const auto& round : given.rounds)
    for (std::int64_t number = 1; number <= given.day.seat_numbers; ++number)
      places[static_cast<std::size_t>(round.number - 1)][static_cast<std::size_t>(number - 1)] =
          table_in(round, number);
  return places;
}

std::string pins_of_rounds(const ForPlan& given) {
  std::string text;
  for (std::int64_t number = 1; number <= given.part.rounds; ++number) {
    const auto round = std::ranges::find(given.rounds, number, &Round::number);
    text += (number > 1 ? "\n" : "") + (round == given.rounds.end() ? "" : text_of_pins(round->pins));
  }
  return text;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (const auto line : std::views::split(text, '\n')) lines.emplace_back(line.begin(), line.end());
  return lines;
}

Done may_move(const ForPlan& given, std::int64_t round) {
  const bool fixed = round <= rounds_past(given.live, given.part) + (is_under_way(given.live, given.part) ? 1 : 0);
  if (!fixed) return {};
  return fail(ErrorKind::Conflict, "round_past",
              say("That round runs or is over. What was, stays; the rounds to come can be changed."));
}

Showing<SeatingView> showing_of(Context& context, store::Tx& tx, const WholeDay& whole, const Part& part) {
  return [&context, &tx, whole, part] { return view_seating(context, tx, whole, part); };
}

// Runs `change` on the part as it stands, if it is the version that was seen, and answers with the page.
template <class Change>
Result<Answered<SeatingView>> changed(Context& context, DayId day, PartId id, std::int64_t seen, Change change) {
  return commit<SeatingView>(context, [&](store::Tx& tx) -> Result<Outcome<SeatingView>> {
    KITH_TRY(const auto whole, find_day_of_team(context, tx, day));
    KITH_TRY(const auto part, part_of_day(whole, id));
    KITH_TRY(auto given, read_for_plan(context.key, tx, whole.day, part));
    if (given.live.version != seen) return changed_meanwhile();
    KITH_CHECK(change(tx, given));
    KITH_CHECK(store::rounds::save(tx, part, given.live));
    return Outcome<SeatingView>{showing_of(context, tx, whole, part), page_of(day) + "/seating"};
  });
}

}  // namespace

Result<SeatingView> view_seating(Context& context, store::Tx& tx, const WholeDay& whole, const Part& part) {
  KITH_TRY(const auto given, read_for_plan(context.key, tx, whole.day, part));
  SeatingView view{.day = whole.day.id, .part = part.id, .title = whole.day.title, .rounds = part.rounds};
  view.round_minutes = part.round_minutes;
  view.here = std::ranges::count_if(given.seats, is_in_the_room);
  view.coming = std::ranges::count_if(given.seats, holds_a_seat);
  view.begun = given.live.round > 0;
  view.for_everyone = view.here == 0 && !view.begun;
  view.planned = given.live.planned_for > 0 && !given.rounds.empty();
  view.version = given.live.version;
  if (mixes_by_nothing(whole.day, given.seats)) view.mixes_by_nothing = whole.day.mix_by;
  add_hosts(view, given);
  add_apart(view, given);
  KITH_TRY(const auto before, store::plan_copies::find(tx, part.id, store::plan_copies::Kind::Before));
  if (view.planned) {
    view.seating = view_rounds(given);
    compare_with_room(view, given);
    if (auto notes = seating_notes(context.language, given, before)) show_notes(view, std::move(*notes));
  }
  add_can(view, given, before.has_value());
  if (given.live.round <= part.rounds) {
    KITH_TRY(view.warnings, door_warnings(context, tx, whole.day));
  }
  return view;
}

Result<SeatingView> show_seating(Context& context, const ShowSeating& asked) {
  std::optional<ForPlan> to_guess;
  KITH_TRY(auto view, read<SeatingView>(context, [&](store::Tx& tx) -> Result<SeatingView> {
             KITH_TRY(const auto whole, find_day_of_team(context, tx, asked.day));
             KITH_TRY(const auto part, rounds_of_day(tx, whole));
             KITH_TRY(auto shown, view_seating(context, tx, whole, part));
             if (!shown.begun) {
               KITH_TRY(to_guess, read_for_plan(context.key, tx, whole.day, part));
             }
             return shown;
           }));
  if (to_guess && view.for_everyone) to_guess->expected = Expected::Everyone;
  if (to_guess && people_expected(*to_guess) > 0) {
    KITH_TRY(const auto possible, possibilities(context.planner, *to_guess));
    for (const auto& one : possible)
      view.possible.push_back(
          {one.tables, one.smallest, one.largest, one.largest - one.smallest, one.new_people, one.repeats});
  }
  if (!asked.round || !asked.person) return view;
  for (auto& round : view.seating) {
    if (round.round != *asked.round || round.over || round.running) continue;
    const auto mark = [&](PlaceView& place) {
      if (place.person != *asked.person) return;
      place.moving = round.moving = true;
      view.moving = PickedView{round.round, place.person, place.name};
    };
    for (auto& table : round.tables) std::ranges::for_each(table.seats, mark);
    std::ranges::for_each(round.sit_out, mark);
  }
  return view;
}

Result<Answered<SeatingView>> plan_seating(Context& context, const PlanSeating& asked) {
  if (asked.tables < 0 || asked.tables > limits::day_tables)
    return fail(ErrorKind::Invalid, "out_of_range",
                say("Please take a number from {least} to {most}.",
                    {{"least", std::int64_t{0}}, {"most", std::int64_t{limits::day_tables}}}));
  KITH_TRY(auto before, given_before<SeatingView>(context));
  if (before) return *std::move(before);
  KITH_TRY(const auto part, read<Part>(context, [&](store::Tx& tx) -> Result<Part> {
             KITH_TRY(const auto whole, find_day_of_team(context, tx, asked.day));
             KITH_TRY(auto found, part_of_day(whole, asked.part));
             KITH_TRY(const auto seats, store::seats::count(tx, asked.day));
             if (asked.everyone.value_or(false) ? seats.coming == 0 : seats.here == 0)
               return fail(ErrorKind::Conflict, "nobody_here",
                           say("Nobody is here yet. As soon as people come through the door, they can be seated."));
             return found;
           }));
  const auto expected = asked.everyone.value_or(false) ? Expected::Everyone : Expected::InTheRoom;
  Result<Answered<SeatingView>> answered = fail(ErrorKind::Bug, "not_planned", say("Something went wrong here."));
  const auto answer_with = [&](const WritePlan& write) -> Done {
    answered = commit<SeatingView>(context, [&](store::Tx& tx) -> Result<Outcome<SeatingView>> {
      KITH_CHECK(write(tx));
      KITH_TRY(const auto whole, find_day_of_team(context, tx, asked.day));
      return Outcome<SeatingView>{showing_of(context, tx, whole, part), page_of(asked.day) + "/seating"};
    });
    if (!answered) return std::unexpected(answered.error());
    return {};
  };
  KITH_CHECK(plan_anew(tools_of(context), part.id, {asked.tables, expected}, answer_with));
  return answered;
}

Result<Answered<SeatingView>> move_place(Context& context, const MovePlace& asked) {
  return changed(context, asked.day, asked.part, asked.version, [&](store::Tx& tx, ForPlan& given) -> Done {
    KITH_CHECK(may_move(given, asked.round));
    for (const auto number : {asked.person, asked.with.value_or(asked.person)}) {
      const auto seat = std::ranges::find(given.seats, number, &Seat::number);
      const PartRound round{asked.part, asked.round};
      // Before the first round somebody who is in the plan may still be on the way.
      const bool may =
          seat != given.seats.end() && (given.live.round == 0 ? may_play(*seat, round) : plays(*seat, round));
      if (!may)
        return fail(ErrorKind::Invalid, "no_such_seat",
                    say("There is no such seat in this plan. Please look at it again."));
    }
    auto places = places_of_rounds(given);
    using store::plan_copies::Kind;
    const store::plan_copies::Copy before{Kind::Before, asked.round, context.now(), text_of(places),
                                          pins_of_rounds(given)};
    KITH_TRY(const auto after, moved(std::move(places), {asked.round, asked.person, asked.table, asked.with}));
    KITH_CHECK(store::plan_copies::put(tx, asked.part, before));
    for (auto& round : given.rounds) {
      if (round.number != asked.round) continue;
      round.places = after[static_cast<std::size_t>(asked.round - 1)];
      for (const auto number : {asked.person, asked.with.value_or(asked.person)})
        put_pin(round.pins, {number, table_in(round, number)});
      KITH_CHECK(store::rounds::put(tx, asked.part, round));
    }
    return {};
  });
}

Result<Answered<SeatingView>> undo_place(Context& context, const PlanAtVersion& asked) {
  return changed(context, asked.day, asked.part, asked.version, [&](store::Tx& tx, ForPlan& given) -> Done {
    using store::plan_copies::Kind;
    KITH_TRY(const auto before, store::plan_copies::find(tx, asked.part, Kind::Before));
    if (!before) return fail(ErrorKind::Conflict, "nothing_to_undo", say("There is nothing to undo any more."));
    KITH_CHECK(may_move(given, before->number));
    KITH_TRY(const auto places, places_of(before->places));
    const auto pins = lines_of(before->pins);
    for (auto& round : given.rounds) {
      if (round.number != before->number) continue;
      round.places = places.at(static_cast<std::size_t>(round.number - 1));
      round.pins = pins_of_text(pins.at(static_cast<std::size_t>(round.number - 1)), round.places);
      KITH_CHECK(store::rounds::put(tx, asked.part, round));
    }
    return store::plan_copies::drop(tx, asked.part, Kind::Before);
  });
}

Result<Answered<SeatingView>> release_places(Context& context, const PlanAtVersion& asked) {
  return changed(context, asked.day, asked.part, asked.version, [&](store::Tx& tx, ForPlan& given) -> Done {
    for (auto& round : given.rounds) {
      if (round.number <= rounds_past(given.live, given.part) || round.pins.empty()) continue;
      round.pins.clear();
      KITH_CHECK(store::rounds::put(tx, asked.part, round));
    }
    return {};
  });
}

Result<Answered<SeatingView>> keep_apart(Context& context, const KeepApart& asked) {
  return commit<SeatingView>(context, [&](store::Tx& tx) -> Result<Outcome<SeatingView>> {
    KITH_TRY(const auto whole, find_day_of_team(context, tx, asked.day));
    KITH_TRY(const auto part, rounds_of_day(tx, whole));
    KITH_TRY(const auto seats, store::seats::of_day(tx, asked.day));
    const auto one = std::ranges::find(seats, asked.one, &Seat::number);
    const auto other = std::ranges::find(seats, asked.other, &Seat::number);
    if (one == seats.end() || other == seats.end() || one == other)
      return fail(ErrorKind::Invalid, "two_people", say("Please name two different people of this day."));
    const store::apart::Two two{one->id, other->id};
    KITH_CHECK(asked.apart ? store::apart::keep(tx, asked.day, two) : store::apart::allow(tx, asked.day, two));
    KITH_CHECK(roster_changed(tx, asked.day));
    return Outcome<SeatingView>{showing_of(context, tx, whole, part), page_of(asked.day) + "/seating"};
  });
}

}  // namespace kith::app
