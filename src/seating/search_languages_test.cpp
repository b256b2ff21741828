#include <gtest/gtest.h>

#include "seating/search.h"
#include "seating/testing/problems.h"

namespace kith::seating {
namespace {

using testing::iterations;
using testing::room;

// Everybody speaks two of three languages, so any two can talk; only tables without all three sorts have one in common.
Problem three_languages(Problem problem, double weight) {
  for (int person = 0; person < problem.people; ++person)
    problem.languages.spoken.push_back(0b111U ^ (1U << (person % 3)));
  problem.languages.weight = weight;
  return problem;
}

TEST(Plan, SeatsTablesThatShareALanguage) {
  const auto planned = plan(three_languages(room(24, 3, 4), 10), iterations(500'000));
  EXPECT_EQ(planned->report.repeats, 0);
  EXPECT_EQ(planned->report.language_gaps, 0);
  EXPECT_EQ(planned->report.tables_without_language, 0);
}

// What costs next to nothing beside nothing else is as dear as anything: only proportions count.
TEST(Plan, AWeightAloneCountsHoweverSmall) {
  EXPECT_EQ(plan(three_languages(room(24, 3, 4), 0.0001), iterations(500'000))->report.tables_without_language, 0);
}

// One round of nothing but languages: two who understand nobody else at a table still have to sit somewhere.
TEST(Plan, LeavesAsFewAsCanBeWithoutALanguage) {
  auto problem = room(12, 1, 4);
  for (int person = 0; person < 12; ++person) problem.languages.spoken.push_back(person < 6 ? 0b01U : 0b10U);
  problem.languages.weight = 1;
  const auto planned = plan(problem, iterations(200'000));
  EXPECT_EQ(planned->report.tables_without_language, 1);
  EXPECT_EQ(planned->report.language_lost, 2);
}

// Most of six rounds at six tables of six are repeats that have to be found out of.
TEST(Plan, InACrowdedRoomLanguagesAreNotPaidForWithRepeats) {
  const auto crowded = room(36, 6, 6);
  std::int64_t without = 0, with = 0;
  for (int seed = 1; seed <= 6; ++seed) {
    without += plan(crowded, iterations(400'000, seed))->report.repeats;
    with += plan(three_languages(crowded, 10), iterations(400'000, seed))->report.repeats;
  }
  EXPECT_LE(with, without);
}

// A weight that is next to nothing beside another is still to be searched for.
TEST(Plan, EndsEarlyOnlyWhereItIsProved) {
  auto problem = three_languages(room(24, 3, 4), 0.001);
  problem.mixes.push_back({std::vector<std::int32_t>(24), 1000});
  for (int person = 0; person < 24; ++person) problem.mixes[0].value[person] = person / 3;
  const auto planned = plan(problem, iterations(100'000));
  EXPECT_TRUE(planned->proved || planned->iterations >= 100'000) << planned->report.weighted;
}

}  // namespace
}  // namespace kith::seating
