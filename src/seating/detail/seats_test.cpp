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
  costs.fill(pairs);
  pairs.set_again(costs.again(costs.units(2.5)));
  Seats<Pairs> seats(model, pairs);
  seats.fill(seated(model, wish_from_design(model, design_of(model), chance)));
  const auto worth = [&] { return seats.energy().again + seats.energy().soft; };
  for (int i = 0; i < 40; ++i) {
    const int round = chance.below(problem.rounds), a = chance.below(problem.people), b = chance.below(problem.people);
    if (!problem.is_present(a, round) || !problem.is_present(b, round)) continue;
    if (seats.table(round, a) == seats.table(round, b)) continue;
    const auto foretold = seats.swap_cost(round, a, b);
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
  const double rounding = static_cast<double>(report.distinct_meetings + report.repeats) + 1;
  RC_ASSERT(std::abs(static_cast<double>(seats.energy().soft) - report.weighted * costs.unit()) <= rounding);
}

TEST(Seats, MovesAddUpWithoutWeights) {
  EXPECT_TRUE(rc::check([] {
    auto problem = testing::random_problem({});
    problem.known.clear();
    problem.affinity.clear();
    problem.mixes.clear();
    moves_add_up(problem, Costs(problem, 6), PlainPairs(problem.people));
  }));
}

TEST(Seats, MovesAddUpWithWeights) {
  EXPECT_TRUE(rc::check([] {
    const auto problem = testing::random_problem({});
    moves_add_up(problem, Costs(problem, 6), DensePairs(problem.people));
  }));
}

TEST(Seats, MovesAddUpInAHashTable) {
  EXPECT_TRUE(rc::check([] {
    const auto problem = testing::random_problem({});
    const Costs costs(problem, 6);
    moves_add_up(problem, costs, costs.sparse());
  }));
}

}  // namespace
}  // namespace kith::seating
