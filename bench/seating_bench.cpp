// How long planning takes, and how good the plan is: made rooms of 48, 300 and 1,000 people in tables of six.
// Plain: nobody twice. Weighed: companies of very different sizes, pairs who know each other, pairs who wish to meet.
// Running day: three people absent, one late, one walk-in, after two of six rounds.
// Each line tells repeats, known pairs seated and what share of the possible affinity was met, beside the wall time.
#include <benchmark/benchmark.h>
#include <cstdlib>
#include <random>
#include <set>

#include "seating/replan.h"
#include "seating/shape.h"

namespace kith::seating {
namespace {

Problem plain_room(int people) {
  auto problem = empty_problem(people, 6);
  problem.room.table_size = 6;
  if (!shape_tables(problem)) std::abort();
  return problem;
}

// Pairs at random, each at most once.
std::vector<Pair> pairs(std::mt19937& chance, int people, int count) {
  std::set<std::pair<int, int>> taken;
  std::vector<Pair> result;
  while (static_cast<int>(result.size()) < count) {
    const int a = static_cast<int>(chance() % people), b = static_cast<int>(chance() % people);
    if (a >= b || !taken.emplace(a, b).second) continue;
    result.push_back({a, b, static_cast<double>(1 + chance() % 5)});
  }
  return result;
}

Problem weighed_room(int people) {
  auto problem = plain_room(people);
  std::mt19937 chance(7);
  Mix company{{}, 3};
  const int companies = people / 5;
  for (int person = 0; person < people; ++person) {
    const auto one = static_cast<int>(chance() % companies), other = static_cast<int>(chance() % companies);
    company.value.push_back(std::min(one, other));  // low numbers are large companies
  }
  problem.mixes.push_back(std::move(company));
  problem.known = pairs(chance, people, people * 3);
  for (auto& pair : problem.known) pair.amount = 1;
  problem.affinity = pairs(chance, people, people * 3);
  return problem;
}

void tell(benchmark::State& state, const Report& report) {
  state.counters["repeats"] = static_cast<double>(report.repeats);
  state.counters["known"] = static_cast<double>(report.known_meetings);
  state.counters["score"] = report.score;
  state.counters["bound"] = static_cast<double>(report.bound.repeats) + report.bound.weighted;
}

void plain(benchmark::State& state) {
  const auto problem = plain_room(static_cast<int>(state.range(0)));
  for (auto _ : state) tell(state, plan(problem)->report);
}

void weighed(benchmark::State& state) {
  const auto problem = weighed_room(static_cast<int>(state.range(0)));
  SearchOptions options;
  options.seconds = static_cast<double>(state.range(1)) / 1000;
  for (auto _ : state) {
    const auto planned = plan(problem, options);
    tell(state, planned->report);
    state.counters["proposals"] =
        benchmark::Counter(static_cast<double>(planned->iterations), benchmark::Counter::kIsRate);
  }
}

void running_day(benchmark::State& state) {
  const auto problem = weighed_room(static_cast<int>(state.range(0)));
  const auto before = plan(problem)->seating;
  const std::vector<Change> changes{{Change::Kind::Absent, 2, 5},
                                    {Change::Kind::Absent, 2, 17},
                                    {Change::Kind::Absent, 2, 40},
                                    {Change::Kind::Late, 3, 11},
                                    {Change::Kind::WalkIn, 2}};
  ReplanOptions options;
  options.search.seconds = static_cast<double>(state.range(1)) / 1000;
  for (auto _ : state) {
    const auto again = replan(problem, before, 2, changes, options);
    tell(state, again->planned.report);
    state.counters["moved"] = static_cast<double>(again->moved);
  }
}

BENCHMARK(plain)->Arg(48)->Arg(300)->Arg(1000)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(weighed)
    ->ArgsProduct({{48, 300, 1000}, {200, 2000}})
    ->ArgNames({"people", "ms"})
    ->UseRealTime()
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);
BENCHMARK(running_day)
    ->Args({48, 50})
    ->Args({300, 50})
    ->Args({1000, 300})
    ->ArgNames({"people", "ms"})
    ->UseRealTime()
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace kith::seating

BENCHMARK_MAIN();
