#include "seating/replan.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>

#include "seating/detail/near.h"
#include "seating/detail/running.h"
#include "seating/detail/table_names.h"
#include "seating/shape.h"

namespace kith::seating {
namespace {

constexpr double margin = 0.02;  // of the weighted sum, within which fewer changed seats are the better plan
constexpr std::array paper_prices{1.0, 0.25, 0.06, 0.015};  // of a changed seat, in the dearest pair
constexpr double paper_share = 0.4;                         // of the time, for finding out what is best

// Host rules that hold in every round, as one rule a round, so that some of them can go.
void take_hosts(Problem& p, int from, auto&& goes) {
  std::vector<Rule> rules;
  for (const auto& rule : p.rules) {
    if (rule.kind != RuleKind::Host || !goes(rule)) {
      rules.push_back(rule);
      continue;
    }
    for (int round = 0; round < p.rounds; ++round) {
      if (round >= from || (rule.round != every_round && rule.round != round)) continue;
      auto kept = rule;
      kept.round = round;
      rules.push_back(kept);
    }
  }
  p.rules = std::move(rules);
}

void walk_in(Problem& p, int from) {
  ++p.people;
  for (int round = 0; round < p.rounds; ++round) p.present.push_back(round >= from ? 1 : 0);
  for (auto& mix : p.mixes) mix.value.push_back(-1);
  if (!p.languages.spoken.empty()) p.languages.spoken.push_back(0);
}

bool comes_anyway(const Problem& p, const Change& change) {
  for (int round = change.round; round < p.rounds; ++round)
    if (p.is_present(change.person, round)) return true;
  return false;
}

void apply(Problem& p, const Change& change, int first_free) {
  const auto there = [&](auto&& when) {
    for (int round = first_free; round < p.rounds; ++round)
      if (const auto now = when(round)) p.set_present(change.person, round, *now);
    std::erase_if(p.pins,
                  [&](const Pin& pin) { return pin.person == change.person && !p.is_present(pin.person, pin.round); });
  };
  using Kind = Change::Kind;
  using Maybe = std::optional<bool>;
  switch (change.kind) {
    case Kind::Absent:
      return there([&](int round) { return round >= change.round ? Maybe(false) : Maybe(); });
    case Kind::Late: {
      const bool comes = comes_anyway(p, change);
      return there([&](int round) {
        if (round < change.round) return Maybe(false);
        return comes ? Maybe() : Maybe(true);
      });
    }
    case Kind::Leaving:
      return there([&](int round) { return round > change.round ? Maybe(false) : Maybe(); });
    case Kind::WalkIn:
      return walk_in(p, std::max(change.round, first_free));
    case Kind::TableLost:
      take_hosts(p, change.round, [&](const Rule& rule) { return rule.b == change.table; });
      std::erase_if(p.pins, [&](const Pin& pin) { return pin.round >= change.round && pin.table == change.table; });
      for (int round = std::max(change.round, first_free); round < p.rounds; ++round)
        p.rules.push_back({RuleKind::Capacity, change.table, 0, round});
      return;
    case Kind::HostGone:
      return take_hosts(p, change.round, [&](const Rule& rule) { return rule.a == change.person; });
    case Kind::Pinned:
      std::erase_if(p.pins, [&](const Pin& pin) { return pin.round == change.round && pin.person == change.person; });
      p.pins.push_back({change.round, change.person, change.table});
  }
}

bool in_range(const Problem& p, int people, const Change& change) {
  using Kind = Change::Kind;
  if (change.round < 0 || change.round >= p.rounds) return false;
  if (change.kind == Kind::WalkIn) return true;
  if (change.kind == Kind::TableLost) return change.table >= 0 && change.table < p.tables;
  if (change.person < 0 || change.person >= people) return false;
  return change.kind != Kind::Pinned || (change.table >= no_table && change.table < p.tables);
}

Seating with_people(const Seating& before, int people, int rounds) {
  auto result = Seating::empty(people, rounds);
  for (int round = 0; round < std::min(before.rounds, rounds); ++round)
    for (int person = 0; person < std::min(before.people, people); ++person)
      result.at(round, person) = before.at(round, person);
  return result;
}

void freeze(Problem& p, const Seating& before, int first_free) {
  p.frozen = first_free;
  p.past = before;
  std::erase_if(p.pins, [&](const Pin& pin) { return pin.round < first_free; });
  for (int person = 0; person < p.people; ++person) {
    bool planned = false;
    for (int round = 0; round < p.rounds; ++round) planned |= before.at(round, person) != no_table;
    for (int round = 0; round < first_free; ++round) {
      if (!planned) p.set_present(person, round, false);
      if (before.at(round, person) != no_table) p.set_present(person, round, true);
    }
  }
}

// The problem as it is searched: with everybody in the running round where they may stay.
Problem held(const Problem& problem, const Seating& before, int round) {
  auto result = problem;
  auto [stay, seats] = hold_round(problem, before, round);
  std::erase_if(result.pins, [&](const Pin& pin) { return pin.round == round; });
  result.pins.insert(result.pins.end(), stay.begin(), stay.end());
  std::ranges::copy(seats, result.seats.begin() + static_cast<std::ptrdiff_t>(round) * problem.tables);
  return result;
}

std::int64_t moved_in(const Problem& p, const Seating& before, const Seating& after, int round) {
  std::int64_t moved = 0;
  for (int person = 0; person < p.people; ++person)
    moved += p.is_present(person, round) && before.at(round, person) != no_table &&
             before.at(round, person) != after.at(round, person);
  return moved;
}

// As good as `other` but for a margin in the weighted sum.
bool nearly(const Report& report, const Report& other) {
  auto mine = report.objective;
  mine.weighted -= margin * std::abs(other.objective.weighted) + 1e-9;
  mine.least_share += margin;
  mine.over_and_over = std::min(mine.over_and_over, other.objective.over_and_over);
  return !better(other.objective, mine);
}

std::int64_t moved(const Problem& p, const Seating& before, const Seating& after) {
  std::int64_t sum = 0;
  for (int round = p.frozen; round < p.rounds; ++round) sum += moved_in(p, before, after, round);
  return sum;
}

class Timer {
 public:
  explicit Timer(double seconds) : until_(Clock::now() + std::chrono::duration<double>(seconds)) {}
  double left() const { return std::max(std::chrono::duration<double>(until_ - Clock::now()).count(), 0.0); }

 private:
  using Clock = std::chrono::steady_clock;
  std::chrono::time_point<Clock, std::chrono::duration<double>> until_;
};

// The plan in which only those move who must, in each round to come.
Result<Planned> hardly_moved(const Problem& problem, const Seating& before, const SearchOptions& search) {
  auto still = problem;
  for (int round = problem.frozen; round < problem.rounds; ++round) {
    const auto stay = hold_round(problem, before, round).stay;
    std::erase_if(still.pins, [&](const Pin& pin) { return pin.round == round; });
    still.pins.insert(still.pins.end(), stay.begin(), stay.end());
  }
  KITH_TRY(auto planned, plan(still, search));
  planned.report = report_of(problem, planned.seating);
  planned.proved = false;
  return planned;
}

// Where people meet again anyway, somebody is called to another seat only if that avoids a repeat.
Done call_few(const Problem& problem, const Seating& before, SearchOptions search, const Timer& timer,
              Planned& planned) {
  const auto repeats = planned.report.repeats;
  const auto changed = moved(problem, before, planned.seating);
  if (repeats == 0 || changed == 0) return {};
  search.seconds = timer.left();
  KITH_TRY(auto still, hardly_moved(problem, before, search));
  const auto rules = [](const Objective& o) { return std::pair(o.broken_rules, o.private_pairs); };
  if (rules(still.report.objective) > rules(planned.report.objective)) return {};
  if (still.report.repeats + moved(problem, before, still.seating) >= repeats + changed) return {};
  still.seconds += planned.seconds;
  still.iterations += planned.iterations;
  planned = std::move(still);
  return {};
}

// The same plan with fewer changed seats: searched for with a price on each, from dear to cheap.
Done stay_near(const Problem& problem, const Seating& before, SearchOptions search, const Timer& timer,
               Planned& planned) {
  const auto best = planned.report;
  auto fewest = moved(problem, before, planned.seating);
  for (std::size_t i = 0; i < paper_prices.size() && fewest > 0; ++i) {
    search.seconds = timer.left() / static_cast<double>(paper_prices.size() + 1 - i);
    KITH_TRY(auto near, plan_near(problem, search, {&before, paper_prices[i]}));
    const auto changed = moved(problem, before, near.seating);
    if (!nearly(near.report, best) || changed >= fewest) continue;
    fewest = changed;
    near.seconds += planned.seconds;
    near.iterations += planned.iterations;
    planned = std::move(near);
  }
  return {};
}

Done know(const Problem& problem, std::span<const Change> changes) {
  int people = problem.people;
  for (const auto& change : changes) {
    if (!in_range(problem, people, change))
      return fail(ErrorKind::Invalid, "replan",
                  say("This change names somebody or something that is not in the plan."));
    people += change.kind == Change::Kind::WalkIn;
  }
  return {};
}

}  // namespace

double live_seconds(int people) { return std::clamp(0.04 * std::pow(people / 300.0, 1.5), 0.04, 2.0); }

Done apply_changes(Problem& problem, std::span<const Change> changes, int first_free) {
  KITH_CHECK(know(problem, changes));
  for (const auto& change : changes) apply(problem, change, first_free);
  return {};
}

Result<Replanned> replan(Problem problem, const Seating& before, int first_free, std::span<const Change> changes,
                         const ReplanOptions& options) {
  if (first_free < 0 || first_free > problem.rounds || before.rounds != problem.rounds ||
      before.people > problem.people)
    return fail(ErrorKind::Invalid, "replan", say("This plan and these people do not belong together."));
  const Timer timer(options.search.seconds);
  for (const auto table : before.table) problem.tables = std::max(problem.tables, table + 1);
  KITH_CHECK(apply_changes(problem, changes, first_free));
  const auto old = with_people(before, problem.people, problem.rounds);
  freeze(problem, old, first_free);
  if (problem.room.table_size || problem.room.tables) KITH_CHECK(shape_tables(problem));
  const bool runs = options.running == first_free && first_free < problem.rounds;
  const auto searched = runs ? held(problem, old, first_free) : problem;
  if (runs)  // what the round is, not what it would be if it were still to begin
    std::copy_n(searched.seats.begin() + first_free * problem.tables, problem.tables,
                problem.seats.begin() + first_free * problem.tables);
  auto search = options.search;
  search.start = old;
  search.seconds = timer.left() * (options.printed ? paper_share : 1.0);
  KITH_TRY(auto planned, plan(searched, search));
  keep_table_names(searched, old, planned.seating);
  if (options.printed) {
    KITH_CHECK(stay_near(searched, old, search, timer, planned));
    KITH_CHECK(call_few(searched, old, search, timer, planned));
  }
  if (runs || !planned.report.violations.empty()) planned.report = report_of(problem, planned.seating);
  Replanned result{std::move(problem), std::move(planned)};
  result.moved = moved(result.problem, old, result.planned.seating);
  if (runs) result.moved_now = moved_in(result.problem, old, result.planned.seating, first_free);
  return result;
}

}  // namespace kith::seating
