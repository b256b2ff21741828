#include "app/days/planning.h"

#include <algorithm>

#include "app/days/detail/tables.h"
#include "base/limits.h"
#include "seating/check.h"
#include "seating/replan.h"
#include "store/seats.h"

namespace kith::app {
namespace {

constexpr int tries = 4;               // the roster changed while we searched
constexpr double first_seconds = 1.0;  // before the start there is a moment more
constexpr double glance_seconds = 0.12;

Result<ForPlan> read_part(const PlanningTools& tools, PartId id) {
  Result<ForPlan> given = fail(ErrorKind::Bug, "not_read", say("Something went wrong here."));
  KITH_CHECK(tools.store.read([&](store::Tx& tx) -> Done {
    KITH_TRY(const auto part, store::parts::find(tx, id));
    KITH_TRY(const auto day, store::days::find(tx, part.day));
    given = read_for_plan(tools.key, tx, day, part);
    if (!given) return std::unexpected(given.error());
    return {};
  }));
  return given;
}

// Few people are planned well in no time; nobody waits longer than it takes.
double seconds_for(const seating::Problem& problem, double longest) {
  const double share = static_cast<double>(problem.people) / 150;
  return std::clamp(longest * share, longest * 0.3, longest);
}

// A plan that seats somebody twice, or at no table, is none: that is a bug, and what was stays. A rule that cannot be
// kept is no bug; the figures say so.
Done looked_at(const seating::Problem& problem, const seating::Seating& seating) {
  for (const auto& found : seating::check(problem, seating).team) {
    const auto breach = found.breach;
    if (breach == seating::Breach::Broken || breach == seating::Breach::TooMany || breach == seating::Breach::TooFew)
      continue;
    return fail(ErrorKind::Bug, "plan_refused", say("Something went wrong here."),
                "the checker found breach " + std::to_string(static_cast<int>(breach)) + " in round " +
                    std::to_string(found.round + 1));
  }
  return {};
}

Result<std::vector<Round>> searched(const ForPlan& given, double longest) {
  KITH_TRY(const auto of, problem_of(given));
  if (of.problem.people == 0) return rounds_of(given, of, of.before);
  const bool stands = std::ranges::any_of(of.before.table, [](auto table) { return table != seating::no_table; });
  seating::SearchOptions options{.seconds = seconds_for(of.problem, longest)};
  if (!stands && of.first_free == 0 && !of.running) {
    KITH_TRY(const auto planned, seating::plan(of.problem, options));
    KITH_CHECK(looked_at(of.problem, planned.seating));
    return rounds_of(given, of, planned.seating);
  }
  const seating::ReplanOptions again{.search = options, .running = of.running, .printed = given.live.printed > 0};
  KITH_TRY(const auto planned, seating::replan(of.problem, of.before, of.first_free, {}, again));
  KITH_CHECK(looked_at(planned.problem, planned.planned.seating));
  return rounds_of(given, of, planned.planned.seating);
}

bool same_places(const std::vector<Round>& one, const std::vector<Round>& other) {
  return std::ranges::equal(one, other, [](const auto& a, const auto& b) {
    return a.number == b.number && a.places == b.places && a.pins == b.pins && a.skipped == b.skipped;
  });
}

// Whether what was read still is what a plan would be made from.
bool still_fits(const ForPlan& read, const Live& live, const std::vector<Round>& rounds) {
  return live.roster == read.live.roster && live.round == read.live.round && live.tables == read.live.tables &&
         live.tables_lost == read.live.tables_lost && same_places(rounds, read.rounds);
}

bool changes_a_place(const ForPlan& given, const std::vector<Round>& planned) {
  for (const auto& round : planned) {
    const auto kept = std::ranges::find(given.rounds, round.number, &Round::number);
    if (kept == given.rounds.end()) return true;
    for (std::int64_t number = 1; number <= given.day.seat_numbers; ++number)
      if (table_in(*kept, number) != table_in(round, number)) return true;
  }
  return false;
}

constexpr std::string_view roster_moves = "roster_moves";

std::unexpected<Error> too_lively() {
  return fail(ErrorKind::Busy, std::string(roster_moves),
              say("People are coming and going this very moment. Please try again in a moment."));
}

bool was_too_lively(const Done& done) { return !done && done.error().code == roster_moves; }

// too_lively() if somebody was quicker with something else.
Done write_plan(store::Tx& tx, const ForPlan& given, const std::vector<Round>& planned,
                std::optional<std::int64_t> tables) {
  KITH_TRY(auto live, store::rounds::live(tx, given.part));
  KITH_TRY(const auto rounds, store::rounds::of_part(tx, given.part.id));
  auto read = given;
  if (tables) read.live.tables = live.tables;
  if (!still_fits(read, live, rounds)) return too_lively();
  const bool news = tables || changes_a_place(given, planned);
  for (const auto& round : planned) KITH_CHECK(store::rounds::put(tx, given.part.id, round));
  live.tables = tables.value_or(live.tables);
  // Another plan by now: whoever looks at the old one is told so, and the last step by hand lies in a plan that is
  // gone.
  if (news) {
    KITH_CHECK(store::rounds::save(tx, given.part, live));
    KITH_CHECK(store::plan_copies::drop(tx, given.part.id, store::plan_copies::Kind::Before));
  }
  return store::rounds::note_planned(tx, given.part.id, live.roster);
}

// With nobody to answer.
CommitPlan commit_alone(store::Store& store) {
  return [&store](const WritePlan& write) -> Done {
    const auto bytes = store.commit({}, [&](store::Tx& tx) -> Result<std::string> {
      KITH_CHECK(write(tx));
      return "";
    });
    if (!bytes) return std::unexpected(bytes.error());
    return {};
  };
}

// Somebody stands there and waits, and a thousand phones ask at the same time: no longer than it takes to repair well.
double live_seconds(const ForPlan& given) {
  const auto people = static_cast<int>(people_expected(given));
  return std::min(2 * seating::live_seconds(people) + 0.1, limits::running_planning_ms / 1000.0);
}

// The plan that stands, made to fit who is in the room now, as long as `is_time`.
template <class IsTime>
Done follow_the_roster(const PlanningTools& tools, PartId part, Planner::Asker asker, IsTime is_time) {
  KITH_TRY(const auto turn, tools.planner.turn(part.value, asker));
  for (int tried = 0; tried < tries; ++tried) {
    KITH_TRY(const auto given, read_part(tools, part));
    const auto& live = given.live;
    if (!is_time(given) || live.planned_for == 0 || live.planned_for == live.roster) return {};
    KITH_TRY(const auto planned, searched(given, live_seconds(given)));
    const auto done = commit_alone(tools.store)([&](store::Tx& tx) { return write_plan(tx, given, planned, {}); });
    if (!was_too_lively(done)) return done;
  }
  return too_lively();
}

Result<std::vector<Possible>> search_possibilities(const ForPlan& given) {
  std::vector<Possible> found;
  auto asked = given;
  asked.rounds.clear();
  const auto people = static_cast<int>(people_expected(given));
  const int size = std::max(2, static_cast<int>(given.part.table_size));
  const int needed = std::max(1, (people + size - 1) / size);
  for (const int tables : {needed, needed + 1, needed - 1}) {
    const auto [smallest, largest] = detail::sizes_for(people, std::max(tables, 1));
    if (tables < 1 || largest > size + 1 || (smallest < 2 && tables > 1)) continue;
    asked.live.tables = last_table(given.live, tables);
    // Nothing is offered that would not come of it: of many tables for few people some stay closed.
    if (!detail::room_for(given.part, asked.live, people, 0, {}).closed.empty()) continue;
    KITH_TRY(auto of, problem_of(asked));
    if (of.problem.people == 0) continue;
    KITH_TRY(const auto planned, seating::plan(of.problem, {.seconds = glance_seconds}));
    const auto& report = planned.report;
    const auto met = 2 * (report.distinct_meetings) / std::max(1, report.people);
    found.push_back({tables, smallest, largest, static_cast<int>(met), static_cast<int>(report.repeats)});
  }
  return found;
}

}  // namespace

Done plan_anew(const PlanningTools& tools, PartId part, const Wanted& wanted) {
  return plan_anew(tools, part, wanted, commit_alone(tools.store));
}

Done plan_anew(const PlanningTools& tools, PartId part, const Wanted& wanted, const CommitPlan& commit) {
  KITH_TRY(const auto asked, read_part(tools, part));
  KITH_TRY(const auto turn, tools.planner.turn(part.value, Planner::Asker::Plans));
  for (int tried = 0; tried < tries; ++tried) {
    KITH_TRY(auto given, read_part(tools, part));
    // Sixteen taps are one plan: whoever waited while the very same was planned has it already.
    const auto& live = given.live;
    const auto tables = last_table(live, wanted.tables);
    if (live.version > asked.live.version && live.planned_for == live.roster && live.tables == tables)
      return commit([](store::Tx&) -> Done { return {}; });
    given.live.tables = tables;
    given.expected = is_under_way(live, given.part) ? Expected::InTheRoom : wanted.expected;
    // From scratch: what was planned before is no start, except for what a hand put there and what is over.
    const auto past = rounds_past(given.live, given.part);
    auto fresh = given;
    std::erase_if(fresh.rounds, [&](const auto& round) { return round.number > past && round.pins.empty(); });
    if (is_under_way(given.live, given.part)) fresh = given;
    KITH_TRY(const auto planned, searched(fresh, first_seconds));
    const auto done = commit([&](store::Tx& tx) { return write_plan(tx, given, planned, tables); });
    if (!was_too_lively(done)) return done;
  }
  return too_lively();
}

Done plan_to_begin(const PlanningTools& tools, PartId part) {
  return follow_the_roster(tools, part, Planner::Asker::Plans,
                           [](const ForPlan& given) { return given.live.round == 0; });
}

Done plan_on(const PlanningTools& tools, PartId part, Planner::Asker asker) {
  const auto done =
      follow_the_roster(tools, part, asker, [](const ForPlan& given) { return is_under_way(given.live, given.part); });
  if (!done && done.error().code == planner_full) return {};
  return done;
}

Result<std::vector<Possible>> possibilities(Planner& planner, const ForPlan& given) {
  const auto part = given.part.id.value;
  const auto made_of = std::to_string(given.day.version) + " " + std::to_string(given.live.roster) + " " +
                       std::to_string(people_expected(given));
  if (auto kept = planner.possible(part, made_of)) return *std::move(kept);
  KITH_TRY(const auto turn, planner.turn(part, Planner::Asker::Looks));
  if (auto kept = planner.possible(part, made_of)) return *std::move(kept);
  KITH_TRY(const auto found, search_possibilities(given));
  planner.keep_possible(part, made_of, found);
  return found;
}

}  // namespace kith::app
