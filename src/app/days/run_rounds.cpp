// Starting, ending, pausing rounds; tables and people that come and go; what is called out. Each is one commit, or two
// where the answer has to show what was planned in between (changed_and_planned). Planning is outside of any
// transaction.
#include <algorithm>

#include "app/days/call_outs.h"
#include "app/days/live_page.h"
#include "app/days/planning.h"
#include "app/given_before.h"
#include "app/use_cases.h"
#include "base/limits.h"
#include "base/log.h"

namespace kith::app {
namespace {

// A change that is done stays done, even if the planning after it has to be caught up with (app/days/follow.h).
void plan_after(Context& context, PartId part) {
  if (const auto planned = plan_on(tools_of(context), part); !planned)
    log_warning("planning after a change: {} {}", planned.error().code, planned.error().detail);
}

struct Changing {
  store::Tx& tx;
  const WholeDay& whole;
  const Part& part;
  Live live;
  Hand hand;
};

template <class Change>
Done apply(Context& context, store::Tx& tx, DayId day, PartId id, Change change) {
  KITH_TRY(const auto whole, find_day_of_team(context, tx, day));
  KITH_TRY(const auto part, part_of_day(whole, id));
  KITH_TRY(const auto live, store::rounds::live(tx, part));
  return change(Changing{tx, whole, part, live, {context.viewer.name, context.now()}});
}

Outcome<LiveView> page_now(Context& context, store::Tx& tx, DayId day, PartId id) {
  const auto view = [&context, &tx, day, id]() -> Result<LiveView> {
    KITH_TRY(const auto whole, find_day_of_team(context, tx, day));
    KITH_TRY(const auto part, part_of_day(whole, id));
    return view_live(context, tx, whole, part);
  };
  return Outcome<LiveView>{view, page_of(day) + "/live"};
}

// `change` changes what the part's row says, or more; then the page is answered, and what is stale is planned again.
template <class Change>
Result<Answered<LiveView>> changed(Context& context, DayId day, PartId id, Change change) {
  auto answered = commit<LiveView>(context, [&](store::Tx& tx) -> Result<Outcome<LiveView>> {
    KITH_CHECK(apply(context, tx, day, id, change));
    return page_now(context, tx, day, id);
  });
  if (answered) plan_after(context, id);
  return answered;
}

// For a change that is nothing when done again (somebody is gone, a table is lost): two commits with the planning
// between them, so that the answer holds the new call-outs. The key is kept with the second; after a crash in between,
// the same request changes nothing and is answered.
template <class Change>
Result<Answered<LiveView>> changed_and_planned(Context& context, DayId day, PartId id, Change change) {
  KITH_TRY(auto given, given_before<LiveView>(context));
  if (given) return *std::move(given);
  const auto done = context.store.commit({}, [&](store::Tx& tx) -> Result<std::string> {
    KITH_CHECK(apply(context, tx, day, id, change));
    return "";
  });
  if (!done) return std::unexpected(done.error());
  plan_after(context, id);
  return commit<LiveView>(context,
                          [&](store::Tx& tx) -> Result<Outcome<LiveView>> { return page_now(context, tx, day, id); });
}

// The row of a round, as it is planned or empty.
Result<Round> row_of(store::Tx& tx, PartId part, std::int64_t number) {
  KITH_TRY(const auto rounds, store::rounds::of_part(tx, part));
  for (const auto& round : rounds)
    if (round.number == number) return round;
  return Round{.number = number};
}

// The round that runs now has begun; one that was left out never happens.
Done note_rounds(const Changing& at, const Live& after, bool skipped) {
  if (skipped && at.live.round + 1 <= at.part.rounds) {
    KITH_TRY(auto left_out, row_of(at.tx, at.part.id, at.live.round + 1));
    left_out.skipped = true;
    KITH_CHECK(store::rounds::put(at.tx, at.part.id, left_out));
  }
  if (!is_under_way(after, at.part)) return {};
  KITH_TRY(auto begun, row_of(at.tx, at.part.id, after.round));
  begun.began = at.hand.now;
  return store::rounds::put(at.tx, at.part.id, begun);
}

Done save(const Changing& at, const Live& after) {
  KITH_CHECK(store::rounds::save(at.tx, at.part, after));
  return {};
}

template <class Rule>
Result<Answered<LiveView>> by_rule(Context& context, const InRound& asked, Rule rule) {
  return changed(context, asked.day, asked.part, [&](const Changing& at) -> Done {
    KITH_TRY(const auto after, rule(at.live, at.part, asked.round, at.hand));
    if (after.round != at.live.round) KITH_CHECK(note_rounds(at, after, after.round == at.live.round + 2));
    return save(at, after);
  });
}

// Where nobody planned yet, starting plans; a plan for others than are here now is made to fit first.
Done plan_first(Context& context, const StartRounds& asked) {
  std::optional<std::int64_t> tables;
  KITH_CHECK(context.store.read([&](store::Tx& tx) -> Done {
    KITH_TRY(const auto whole, find_day_of_team(context, tx, asked.day));
    KITH_TRY(const auto part, part_of_day(whole, asked.part));
    KITH_TRY(const auto live, store::rounds::live(tx, part));
    KITH_TRY(const auto count, store::seats::count(tx, asked.day));
    if (part.kind == PartKind::Rounds && live.round == 0 && count.here == 0)
      return fail(ErrorKind::Conflict, "nobody_here",
                  say("Nobody is here yet. As soon as people come through the door, they can be seated."));
    if (part.kind == PartKind::Rounds && live.round == 0 && live.planned_for == 0) tables = live.tables;
    return {};
  }));
  if (tables) return plan_anew(tools_of(context), asked.part, {.tables = *tables});
  return plan_to_begin(tools_of(context), asked.part);
}

// Whether all tables of the plan that is left would be lost then.
Result<bool> none_is_left(const Changing& at, const std::vector<std::int64_t>& lost) {
  auto tables = at.live.tables;
  KITH_TRY(const auto rounds, store::rounds::of_part(at.tx, at.part.id));
  for (const auto& round : rounds)
    if (round.number > rounds_past(at.live, at.part) && !round.places.empty())
      tables = std::max(tables, *std::ranges::max_element(round.places));
  for (std::int64_t table = 1; table <= tables; ++table)
    if (std::ranges::find(lost, table) == lost.end()) return false;
  return tables > 0;
}

Done is_not_the_last(const Changing& at, const std::vector<std::int64_t>& lost, std::int64_t table) {
  KITH_TRY(const bool none, none_is_left(at, lost));
  if (!none) return {};
  return fail(ErrorKind::Conflict, "last_table",
              say("Table {table} is the last one: without it nobody has a seat. If another table is back, say so "
                  "first; otherwise plan with more tables, or end the rounds.",
                  {{"table", table}}));
}

// `change` is given the tables that are lost, and changes which they are.
template <class Change>
Result<Answered<LiveView>> with_tables_lost(Context& context, const AtTable& asked, Change change) {
  return changed_and_planned(context, asked.day, asked.part, [&](const Changing& at) -> Done {
    if (asked.table < 1 || asked.table > limits::day_tables)
      return fail(ErrorKind::Invalid, "no_such_table", say("There is no such table."));
    const auto before = numbers_of_text(at.live.tables_lost);
    auto tables = before;
    KITH_CHECK(change(at, tables));
    if (tables == before) return {};
    std::ranges::sort(tables);
    auto after = at.live;
    after.tables_lost = text_of_numbers(tables);
    KITH_CHECK(save(at, after));
    return store::rounds::raise_roster(at.tx, at.part);
  });
}

template <class Mark>
Result<Answered<LiveView>> with_seat(Context& context, const InTheRoom& asked, Mark mark) {
  return changed_and_planned(context, asked.day, asked.part, [&](const Changing& at) -> Done {
    KITH_TRY(auto seat, store::seats::find(at.tx, asked.seat));
    if (seat.day != asked.day || !holds_a_seat(seat))
      return fail(ErrorKind::NotFound, "not_found", say("There is nothing here, or nothing for you to see."));
    if (!mark(seat, at.hand.now)) return {};
    KITH_CHECK(store::seats::save(at.tx, seat));
    return roster_changed(at.tx, asked.day);
  });
}

}  // namespace

Result<Answered<LiveView>> start_rounds(Context& context, const StartRounds& asked) {
  KITH_CHECK(plan_first(context, asked));
  return changed(context, asked.day, asked.part, [&](const Changing& at) -> Done {
    KITH_TRY(const auto after, begin_rounds(at.live, at.part, at.hand));
    KITH_CHECK(note_rounds(at, after, false));
    KITH_CHECK(store::plan_copies::drop(at.tx, at.part.id, store::plan_copies::Kind::Before));
    return save(at, after);
  });
}

Result<Answered<LiveView>> end_round(Context& context, const InRound& asked) {
  return by_rule(context, asked, next_round);
}
Result<Answered<LiveView>> skip_next_round(Context& context, const InRound& asked) {
  return by_rule(context, asked, skip_round);
}
Result<Answered<LiveView>> pause_round(Context& context, const InRound& asked) {
  return by_rule(context, asked, pause);
}
Result<Answered<LiveView>> let_round_go_on(Context& context, const InRound& asked) {
  return by_rule(context, asked, go_on);
}
Result<Answered<LiveView>> end_all_rounds(Context& context, const InRound& asked) {
  return by_rule(context, asked, end_rounds);
}

Result<Answered<LiveView>> extend_round(Context& context, const ExtendRound& asked) {
  return by_rule(context, {asked.day, asked.part, asked.round},
                 [&](Live live, const Part& part, std::int64_t round, const Hand& hand) {
                   return extend(std::move(live), part, round, asked.minutes, hand);
                 });
}

Result<Answered<LiveView>> lose_table(Context& context, const AtTable& asked) {
  return with_tables_lost(context, asked, [&](const Changing& at, std::vector<std::int64_t>& lost) -> Done {
    if (std::ranges::find(lost, asked.table) != lost.end()) return {};
    lost.push_back(asked.table);
    return is_not_the_last(at, lost, asked.table);
  });
}
Result<Answered<LiveView>> find_table(Context& context, const AtTable& asked) {
  return with_tables_lost(context, asked, [&](const Changing&, std::vector<std::int64_t>& lost) -> Done {
    std::erase(lost, asked.table);
    return {};
  });
}

Result<Answered<LiveView>> note_gone(Context& context, const InTheRoom& asked) {
  return with_seat(context, asked, [](Seat& seat, Instant now) {
    if (!is_in_the_room(seat)) return false;
    seat.gone = now;
    return true;
  });
}

Result<Answered<LiveView>> note_there(Context& context, const InTheRoom& asked) {
  return with_seat(context, asked, [](Seat& seat, Instant now) {
    if (is_in_the_room(seat)) return false;
    if (!seat.here) seat.here = now;
    seat.gone.reset();
    seat.last_round.reset();
    return true;
  });
}

Result<Answered<LiveView>> tick_call_out(Context& context, const CalledOut& asked) {
  return changed(context, asked.day, asked.part, [&](const Changing& at) -> Done {
    using store::plan_copies::Kind;
    KITH_TRY(auto printed, store::plan_copies::find(at.tx, at.part.id, Kind::Printed));
    KITH_TRY(const auto given, read_for_plan(context.key, at.tx, at.whole.day, at.part));
    if (!printed) return {};
    const auto calls = call_outs(given, *printed, context.house.language);
    if (std::ranges::find(calls, asked.call, &CallOutView::call) == calls.end()) return {};
    printed->ticked.push_back(asked.call);
    KITH_CHECK(store::plan_copies::put(at.tx, at.part.id, *printed));
    return store::days::raise_version(at.tx, asked.day);
  });
}

Result<Answered<LiveView>> note_printed(Context& context, const StartRounds& asked) {
  return changed(context, asked.day, asked.part, [&](const Changing& at) -> Done {
    KITH_TRY(const auto given, read_for_plan(context.key, at.tx, at.whole.day, at.part));
    if (given.rounds.empty())
      return fail(ErrorKind::Conflict, "not_planned", say("There is nothing to print yet: seat the people first."));
    KITH_TRY(const auto number, store::days::take_print_number(at.tx, asked.day));
    return note_print(at.tx, given, number, at.hand.now);
  });
}

}  // namespace kith::app
