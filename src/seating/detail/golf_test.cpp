#include "seating/detail/golf.h"

#include <gtest/gtest.h>
#include <set>

#include "seating/detail/turn.h"
#include "seating/search.h"
#include "seating/testing/problems.h"

namespace kith::seating {
namespace {

using testing::iterations;

Problem plain(int tables, int seats, int rounds) {
  auto problem = empty_problem(tables * seats, rounds);
  problem.room.tables = tables;
  EXPECT_TRUE(shape_tables(problem));
  return problem;
}

SearchOptions without_designs(std::int64_t count, std::uint64_t seed = 1) {
  auto options = iterations(count, seed);
  options.designs = false;
  return options;
}

std::int64_t repeats_of(const Problem& problem, const Seating& seating) {
  return report_of(problem, seating).objective.repeats;
}

TEST(Turn, CountsRepeatsAsTheReportDoes) {
  struct Room {
    int tables, seats, rounds, order, circles;
  };
  for (const auto [tables, seats, rounds, order, circles] :
       {Room{5, 4, 6, 3, 6}, Room{5, 4, 6, 2, 10}, Room{4, 4, 8, 4, 4}, Room{4, 4, 8, 8, 1}, Room{6, 3, 6, 6, 2}}) {
    const auto problem = plain(tables, seats, rounds);
    std::vector<int> first;
    for (int table = 0; table <= tables; ++table) first.push_back(table * seats);
    Turn turn(first, rounds, order, circles, tables * seats);
    Chance chance(11);
    turn.shuffle(chance);
    for (int i = 0; i < 200; ++i) {
      turn.try_swap(chance.below(turn.bases()), chance.below(turn.seats_a_round()), chance.below(turn.seats_a_round()),
                    i % 3 == 0 ? -1 : 5);
      ASSERT_EQ(turn.repeats(), repeats_of(problem, turn.seating())) << "order " << order << ", move " << i;
    }
    EXPECT_TRUE(check(problem, turn.seating()).team.empty());
  }
}

TEST(Golf, SearchAloneMeetsEverybodyOnceWhereThatIsKnownToBePossible) {
  const auto planned = plan(plain(7, 4, 9), without_designs(40'000'000));
  EXPECT_EQ(planned->report.objective.repeats, 0);
  EXPECT_TRUE(planned->proved);
}

TEST(Golf, SearchAloneGoesFurtherThanExchangesOfSeats) {
  const auto problem = plain(8, 4, 10);
  const auto planned = plan(problem, without_designs(15'000'000));
  EXPECT_LE(planned->report.objective.repeats, 20);
  EXPECT_TRUE(check(problem, planned->seating).team.empty());
}

TEST(Golf, IsTheSameForASeedAndANumberOfProposals) {
  const auto problem = plain(6, 4, 8);
  EXPECT_EQ(plan(problem, without_designs(1'000'000, 5))->seating,
            plan(problem, without_designs(1'000'000, 5))->seating);
}

TEST(Golf, IsNotForRoomsInWhichSomebodyIsSpecial) {
  Chance chance(1);
  auto problem = plain(5, 4, 6);
  const auto fits = [&] { return is_golf(Model(problem, chance), Costs(problem, 4)); };
  EXPECT_TRUE(fits());
  problem.rules.push_back({.kind = RuleKind::Apart, .a = 0, .b = 1});
  EXPECT_FALSE(fits());
  problem.rules = {{.kind = RuleKind::Host, .a = 0, .b = 1}};
  EXPECT_FALSE(fits());
}

}  // namespace
}  // namespace kith::seating
