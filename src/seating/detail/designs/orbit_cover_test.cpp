#include "seating/detail/designs/orbit_cover.h"

#include <gtest/gtest.h>
#include <limits>

#include "seating/check.h"
#include "seating/detail/designs/build_up.h"
#include "seating/detail/designs/kept_lines.h"
#include "seating/report.h"
#include "seating/testing/problems.h"

namespace kith::seating {
namespace {

Seating seating_of(const Symmetry& symmetry, const std::vector<Round>& base) {
  const auto design = from_tables(developed(symmetry, base), {});
  return {symmetry.places, design.rounds, {design.table.begin(), design.table.end()}};
}

struct Sought {
  const char* notation;
  int rounds;
};

class Covered : public ::testing::TestWithParam<Sought> {};

TEST_P(Covered, EverybodyHasASeatInEachRoundAndNobodyMeetsTwice) {
  const auto symmetry = Symmetry::of(GetParam().notation);
  ASSERT_TRUE(symmetry);
  const auto base = find_cover(*symmetry);
  ASSERT_TRUE(base);
  const auto seating = seating_of(*symmetry, *base);
  EXPECT_EQ(seating.rounds, GetParam().rounds);
  const auto problem = testing::room(symmetry->places, seating.rounds, symmetry->seats);
  EXPECT_TRUE(check(problem, seating).team.empty());
  EXPECT_EQ(report_of(problem, seating).repeats, 0);
}

INSTANTIATE_TEST_SUITE_P(Designs, Covered,
                         ::testing::Values(Sought{"4|3,7|3,1|1.1:1.0", 7}, Sought{"4|3,11|3,1|1.1:1.0", 11},
                                           Sought{"4|39|1,0|1:13", 13}, Sought{"4|14|1,1,1,0,0|9:0:1.2.0.3.4", 14},
                                           Sought{"4|18|1,1,1,0,0|7:0:1.2.0.3.4", 18}, Sought{"3|11|1,1,0,0|-", 11},
                                           Sought{"5|6|1,1,1,1,1|1:0:1.2.3.4.0", 6}),
                         [](const auto& sample) { return std::to_string(sample.index); });

// Nearly Kirkman systems begin at 18 places (Kotzig and Rosa 1974), so none of 12 has this symmetry.
TEST(OrbitCover, WhatCannotBeIsGivenUpBeforeTheStepsAreUsedUp) {
  const auto symmetry = Symmetry::of("3|5|1,1,0,0|-");
  ASSERT_TRUE(symmetry);
  EXPECT_FALSE(find_cover(*symmetry, {.steps = std::numeric_limits<std::int64_t>::max()}));
}

TEST(OrbitCover, MoreRoundsThanThereArePairsCannotBe) {
  const auto symmetry = Symmetry::of("4|7|1,0|-");  // 8 places and 7 rounds: 84 meetings of 28 pairs
  ASSERT_TRUE(symmetry);
  EXPECT_FALSE(find_cover(*symmetry));
}

TEST(OrbitCover, SeveralBaseRoundsAreNotItsBusiness) {
  const auto symmetry = Symmetry::of("3|7|1,1,1|2:0/1:1");
  ASSERT_TRUE(symmetry);
  EXPECT_FALSE(find_cover(*symmetry));
}

TEST(OrbitCover, TheSameSeedFindsTheSameAndAnotherSeedAnother) {
  const auto found = [](std::uint64_t seed) { return cover_line("4|39|1,0|1:13", {.seed = seed}); };
  ASSERT_TRUE(found(1));
  EXPECT_EQ(found(1), found(1));
  EXPECT_NE(found(1), found(2));
}

}  // namespace
}  // namespace kith::seating
