// What a running day needs: how long replan() takes, and whether it is as good as planning the future anew.
// Rooms with companies, acquaintances and wishes are planned once; then changes are drawn at random (people absent,
// late, leaving, walking in, a table lost, a host gone, a seat by hand), and each set is answered twice: by replan(),
// and by plan() for one second of the same future from scratch. `seating_replan --help` tells the options. With
// --proposals both count proposals and not the clock, so that the comparison is fair on a machine that has other work.
// --twice plans anew a second time, too, with other chances, and tells how often that would have been as good: where
// wishes and colleagues nearly cancel each other out, two such plans differ by more than the 2 % that are allowed.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <set>

#include "seating/replan.h"
#include "seating/shape.h"

namespace kith::seating {
namespace {

using Kind = Change::Kind;

std::vector<Pair> pairs(std::mt19937& chance, int people, int count, int amounts) {
  std::set<std::pair<int, int>> taken;
  std::vector<Pair> result;
  while (static_cast<int>(result.size()) < count) {
    const int a = static_cast<int>(chance() % people), b = static_cast<int>(chance() % people);
    if (a >= b || !taken.emplace(a, b).second) continue;
    result.push_back({a, b, static_cast<double>(1 + chance() % amounts)});
  }
  return result;
}

struct Size {
  int people = 300;
  int table_size = 6;
  int rounds = 6;
  double languages = 0;  // what they weigh
};

// Of three languages nine in ten speak two, the others only one.
Languages languages(double weight, int people, std::mt19937& chance) {
  Languages result{{}, weight};
  for (int person = 0; person < people; ++person) {
    const auto one = 1U << chance() % 3;
    result.spoken.push_back(chance() % 10 == 0 ? one : 0b111U ^ one);
  }
  return result;
}

Problem room(const Size& size, std::mt19937& chance) {
  const int people = size.people;
  auto problem = empty_problem(people, size.rounds);
  problem.room.table_size = size.table_size;
  Mix company{{}, 3};
  const int companies = std::max(people / 8, 2);
  for (int person = 0; person < people; ++person) {
    const auto one = static_cast<int>(chance() % companies), other = static_cast<int>(chance() % companies);
    company.value.push_back(std::min(one, other));  // low numbers are large companies
  }
  problem.mixes.push_back(std::move(company));
  problem.known = pairs(chance, people, people * 3, 1);
  problem.affinity = pairs(chance, people, people * 3, 5);
  for (int host = 0; host < people / 60; ++host) problem.rules.push_back({RuleKind::Host, host, host});
  for (const auto& pair : pairs(chance, people, people / 20, 1))
    problem.rules.push_back({RuleKind::Apart, pair.a, pair.b});
  if (size.languages > 0) problem.languages = languages(size.languages, people, chance);
  if (!shape_tables(problem)) std::abort();
  return problem;
}

std::vector<Change> changes(const Problem& p, int first_free, std::mt19937& chance) {
  std::vector<Change> result;
  const auto below = [&](int n) { return static_cast<int>(chance() % n); };
  for (int i = 1 + below(5); i > 0; --i) {
    Change change;
    change.kind = std::array{Kind::Absent, Kind::Absent, Kind::Late,      Kind::Leaving, Kind::WalkIn,
                             Kind::WalkIn, Kind::Pinned, Kind::TableLost, Kind::HostGone}[below(9)];
    change.round = first_free + below(p.rounds - first_free);
    change.person =
        change.kind == Kind::HostGone ? below(std::max(p.people / 60, 1)) : p.people / 60 + below(p.people * 59 / 60);
    change.table = below(p.tables);
    if (change.kind == Kind::Late && change.round == first_free) continue;
    result.push_back(change);
  }
  return result;
}

struct Trial {
  double milliseconds = 40;
  int times = 100;
  unsigned seed = 1;
  std::int64_t proposals = 0;  // a millisecond; 0: by the clock
  bool twice = false;
};

// A budget of so many milliseconds.
SearchOptions budget(const Trial& trial, double milliseconds, int turn) {
  SearchOptions options;
  options.seconds = milliseconds / 1000;
  options.seed = trial.seed + turn;
  if (trial.proposals > 0)
    options.iterations = static_cast<std::int64_t>(milliseconds * static_cast<double>(trial.proposals));
  return options;
}

// Whether a plan is worse than another by more than the margin.
bool worse_than(const Report& mine, const Report& other) {
  if (mine.objective.broken_rules != other.objective.broken_rules)
    return mine.objective.broken_rules > other.objective.broken_rules;
  if (mine.repeats != other.repeats) return mine.repeats > other.repeats;
  return mine.weighted - other.weighted > 0.02 * std::abs(other.weighted) + 1e-6;
}

int compare(const Size& size, const Trial& trial) {
  const int times = trial.times;
  std::mt19937 chance(trial.seed);
  const auto problem = room(size, chance);
  const auto before = plan(problem, budget(trial, 3000, 0));
  if (!before) std::abort();
  std::printf("planned: %lld repeats, weighted %.1f, bound %.1f\n", static_cast<long long>(before->report.repeats),
              before->report.weighted, before->report.bound.weighted);
  int worse = 0, worse_anew = 0;
  std::vector<double> took;
  double gap_most = 0;
  for (int i = 0; i < times; ++i) {
    const int first_free = 1 + static_cast<int>(chance() % (size.rounds - 2));
    const auto changed = changes(problem, first_free, chance);
    ReplanOptions options;
    options.search = budget(trial, trial.milliseconds, i);
    if (chance() % 2 == 0) options.running = first_free;
    const auto begun = std::chrono::steady_clock::now();
    const auto live = replan(problem, before->seating, first_free, changed, options);
    took.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count());
    if (!live) std::abort();
    auto future = live->problem;  // the running round as it is: its people do not get up
    for (int person = 0; options.running && person < future.people; ++person)
      if (future.is_present(person, first_free))
        future.pins.push_back({first_free, person, live->planned.seating.at(first_free, person)});
    const auto scratch = plan(future, budget(trial, 1000, i));
    const auto& mine = live->planned.report;
    const auto& other = scratch->report;
    const double gap = mine.weighted - other.weighted;
    const bool lost = worse_than(mine, other);
    worse += lost;
    if (trial.twice) worse_anew += worse_than(plan(future, budget(trial, 1000, 1000 + i))->report, other);
    if (mine.repeats == other.repeats) gap_most = std::max(gap_most, gap / std::max(std::abs(other.weighted), 1.0));
    if (lost)
      std::printf("  worse: from %d, %d changes: broken %lld/%lld repeats %lld/%lld weighted %.1f/%.1f\n", first_free,
                  static_cast<int>(changed.size()), static_cast<long long>(mine.objective.broken_rules),
                  static_cast<long long>(other.objective.broken_rules), static_cast<long long>(mine.repeats),
                  static_cast<long long>(other.repeats), mine.weighted, other.weighted);
  }
  std::ranges::sort(took);
  std::printf("%d people: %d of %d as good as anew; median %.1f ms, longest %.1f ms; largest gap %.2f %%\n",
              size.people, times - worse, times, took[took.size() / 2] * 1000, took.back() * 1000, gap_most * 100);
  if (trial.twice) std::printf("planning anew with other chances: %d of %d as good\n", times - worse_anew, times);
  return worse;
}

}  // namespace
}  // namespace kith::seating

int main(int argc, char** argv) {
  CLI::App app("How re-planning does beside planning anew");
  kith::seating::Size size;
  kith::seating::Trial trial;
  app.add_option("--people", size.people, "How many are there")->capture_default_str();
  app.add_option("--table-size", size.table_size, "The most at a table")->capture_default_str();
  app.add_option("--rounds", size.rounds, "At least three")->check(CLI::Range(3, 200))->capture_default_str();
  app.add_option("--languages", size.languages, "Points of the languages; 0: none are spoken")->capture_default_str();
  app.add_option("--milliseconds", trial.milliseconds, "Time to re-plan")->capture_default_str();
  app.add_option("--times", trial.times, "Sets of changes")->check(CLI::PositiveNumber)->capture_default_str();
  app.add_option("--seed", trial.seed, "Another number, another room")->capture_default_str();
  app.add_option("--proposals", trial.proposals, "Of a millisecond, instead of the clock");
  app.add_flag("--twice", trial.twice, "Plan anew a second time");
  CLI11_PARSE(app, argc, argv);
  kith::seating::compare(size, trial);
}
