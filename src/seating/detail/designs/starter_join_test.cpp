#include "seating/detail/designs/starter_join.h"

#include <gtest/gtest.h>

#include "seating/check.h"
#include "seating/detail/designs/build_up.h"
#include "seating/report.h"
#include "seating/testing/problems.h"

namespace kith::seating {
namespace {

TEST(StarterJoin, ElevenTablesOfFourHaveFourteenRoundsInWhichNobodyMeetsTwice) {
  const auto base = find_joined(14, {.seed = 39, .steps = 10'000'000});
  ASSERT_TRUE(base);
  const auto symmetry = Symmetry::of("4|14|1,1,1,0,0|-");
  ASSERT_TRUE(symmetry);
  const auto design = from_tables(developed(*symmetry, {*base}), {});
  const Seating seating{symmetry->places, design.rounds, {design.table.begin(), design.table.end()}};
  EXPECT_EQ(seating.rounds, 14);
  const auto problem = testing::room(44, 14, 4);
  EXPECT_TRUE(check(problem, seating).team.empty());
  EXPECT_EQ(report_of(problem, seating).repeats, 0);
}

TEST(StarterJoin, TheSameSeedFindsTheSame) {
  const auto found = [](std::uint64_t seed) { return find_joined(14, {.seed = seed, .steps = 10'000'000}); };
  EXPECT_EQ(found(39), found(39));
}

// Of eight tables none was ever found in this pattern; the search ends all the same.
TEST(StarterJoin, WithoutAStarterTheStepsEnd) { EXPECT_FALSE(find_joined(10, {.steps = 20'000})); }

TEST(StarterJoin, OtherSizesAreNotItsBusiness) {
  for (const int n : {-4, 0, 6, 11, 12, 16, 34}) EXPECT_FALSE(find_joined(n, {.steps = 1})) << n;
}

}  // namespace
}  // namespace kith::seating
