#include "seating/detail/seats.h"

#include <gtest/gtest.h>

#include "seating/detail/costs.h"
#include "seating/detail/start.h"
#include "seating/report.h"
#include "seating/testing/problems.h"

namespace kith::seating {
namespace {

// After any number of moves the running sums are what a count from scratch says, and a move costs what was foretold.
template <class Pairs>
void moves_add_up(const Problem& problem, const Costs& costs, Pairs pairs) {
  Chance chance(*rc::gen::arbitrary<std::uint64_t>());
  const Model model(problem, chance);
  pairs.set_again(costs.again(costs.units(2.5)));
  Seats<Pairs> seats(model, pairs);
  seats.set_talk(costs.talk());
  seats.fill(seated(model, wish_from_design(model, design_of(model), chance)));
  const auto worth = [&] { return seats.energy().again + seats.energy().soft; };
  for (int i = 0; i < 40; ++i) {
    const int round = chance.below(problem.rounds), a = chance.below(problem.people), b = chance.below(problem.people);
    if (!problem.is_present(a, round) || !problem.is_present(b, round)) continue;
    if (seats.table(round, a) == seats.table(round, b)) continue;
    const auto foretold = seats.swap_cost(round, a, b) + seats.talk_cost(round, a, b);
    const auto hard =
        seats.hard_cost(round, a, seats.table(round, b), b) + seats.hard_cost(round, b, seats.table(round, a), a);
    const auto before = worth();
    const auto hard_before = seats.energy().hard;
    seats.swap(round, a, b);
    RC_ASSERT(worth() - before == foretold);
    RC_ASSERT(seats.energy().hard - hard_before == hard);
  }
  const auto report = report_of(problem, seats.seating());
  RC_ASSERT(seats.energy().repeats == report.repeats);
  RC_ASSERT(seats.energy().over_and_over == report.objective.over_and_over);
  const double rounding =
      static_cast<double>(report.distinct_meetings + report.repeats + problem.people * problem.rounds) + 1;
  RC_ASSERT(std::abs(static_cast<double>(seats.energy().soft) - report.weighted * costs.unit()) <= rounding);
}

TEST(Seats, MovesAddUpWithoutWeights) {
  EXPECT_TRUE(rc::check([] {
    auto problem = testing::random_problem({});
    problem.known.clear();
    problem.affinity.clear();
    problem.mixes.clear();
    problem.languages = {};
    const Costs costs(problem, 6);
    moves_add_up(problem, costs, *costs.kinds<std::uint8_t>());
  }));
}

TEST(Seats, MovesAddUpWithFewKindsOfPairs) {
  EXPECT_TRUE(rc::check([] {
    const auto problem = testing::random_problem({});
    const Costs costs(problem, 6);
    moves_add_up(problem, costs, *costs.kinds<std::uint16_t>());
    if (auto pairs = costs.kinds<std::uint8_t>()) moves_add_up(problem, costs, *std::move(pairs));
  }));
}

TEST(Seats, MovesAddUpWithWeights) {
  EXPECT_TRUE(rc::check([] {
    const auto problem = testing::random_problem({});
    const Costs costs(problem, 6);
    DensePairs pairs(problem.people);
    costs.fill(pairs);
    moves_add_up(problem, costs, std::move(pairs));
  }));
}

TEST(Seats, MorePairsOfTheirOwnKindThanACellCanNameNeedAnotherLayout) {
  auto problem = empty_problem(60, 6);
  for (int a = 0; a < 60; ++a)
    for (int b = a + 1; b < 60; ++b)
      problem.affinity.push_back({a, b, 1.0 + 0.001 * static_cast<double>(problem.affinity.size())});
  EXPECT_FALSE(Costs(problem, 6).kinds<std::uint8_t>());
  EXPECT_FALSE(Costs(problem, 6).kinds<std::uint16_t>());
  problem.affinity.resize(500);
  EXPECT_FALSE(Costs(problem, 6).kinds<std::uint8_t>());
  EXPECT_TRUE(Costs(problem, 6).kinds<std::uint16_t>());
  problem.affinity.resize(20);
  EXPECT_TRUE(Costs(problem, 6).kinds<std::uint8_t>());
}

TEST(Seats, MovesAddUpInAHashTable) {
  EXPECT_TRUE(rc::check([] {
    const auto problem = testing::random_problem({});
    const Costs costs(problem, 6);
    auto pairs = costs.sparse();
    costs.fill(pairs);
    moves_add_up(problem, costs, std::move(pairs));
  }));
}

}  // namespace
}  // namespace kith::seating
