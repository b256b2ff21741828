#include "seating/meet_everyone.h"

#include <gtest/gtest.h>
#include <set>

#include "seating/testing/problems.h"

namespace kith::seating {
namespace {

using testing::iterations;

// The tables themselves are asked, not the report.
void everyone_has_met(const Seating& seating, int people, int table_size) {
  std::set<std::pair<int, int>> met;
  for (int round = 0; round < seating.rounds; ++round) {
    std::vector<std::vector<int>> tables(people);
    for (int person = 0; person < people; ++person) tables.at(seating.at(round, person)).push_back(person);
    for (const auto& table : tables) {
      ASSERT_LE(static_cast<int>(table.size()), table_size);
      for (const int a : table)
        for (const int b : table)
          if (a < b) met.emplace(a, b);
    }
  }
  EXPECT_EQ(static_cast<int>(met.size()), people * (people - 1) / 2) << people << " at " << table_size;
}

struct Published {
  int people, table_size, rounds;
};

// F. van Doorn, Dagstuhl tables: the best known; where that is a range, its upper end.
class MeetEveryone : public ::testing::TestWithParam<Published> {};

TEST_P(MeetEveryone, TakesHardlyMoreRoundsThanThePublishedPlans) {
  const auto [people, table_size, rounds] = GetParam();
  const auto found = meet_everyone(people, table_size, iterations(200'000));
  ASSERT_TRUE(found);
  EXPECT_LE(found->seating.rounds, rounds + 1);
  EXPECT_LE(found->least, rounds);
  everyone_has_met(found->seating, people, table_size);
}

INSTANTIATE_TEST_SUITE_P(Dagstuhl, MeetEveryone,
                         ::testing::Values(Published{16, 4, 5}, Published{20, 4, 7}, Published{24, 4, 8},
                                           Published{28, 4, 9}, Published{30, 4, 11}, Published{32, 4, 11},
                                           Published{20, 5, 6}, Published{25, 5, 6}, Published{26, 5, 8},
                                           Published{30, 5, 9}, Published{18, 6, 4}, Published{22, 6, 5},
                                           Published{24, 6, 6}, Published{27, 6, 7}, Published{30, 6, 7},
                                           Published{16, 8, 3}, Published{22, 8, 4}, Published{30, 8, 5}),
                         [](const auto& sample) {
                           return std::to_string(sample.param.people) + "at" + std::to_string(sample.param.table_size);
                         });

TEST(MeetEveryoneOf, AnySizeMeetsWithinItsBound) {
  for (int people = 1; people <= 40; ++people)
    for (int table_size = 2; table_size <= 9; ++table_size) {
      const auto found = meet_everyone(people, table_size, iterations(0));
      ASSERT_TRUE(found);
      EXPECT_GE(found->seating.rounds, found->least) << people << " at " << table_size;
      EXPECT_LE(found->least, std::max(people, 1));
      everyone_has_met(found->seating, people, table_size);
    }
}

TEST(MeetEveryoneOf, SearchSavesARound) {
  const auto built = meet_everyone(22, 6, iterations(0)), searched = meet_everyone(22, 6, iterations(2'000'000));
  EXPECT_EQ(built->seating.rounds, 6);
  EXPECT_EQ(searched->seating.rounds, 5);
  EXPECT_EQ(searched->least, 5);
  everyone_has_met(searched->seating, 22, 6);
}

TEST(MeetEveryoneOf, IsTheSameForASeedAndANumberOfProposals) {
  EXPECT_EQ(meet_everyone(26, 5, iterations(300'000, 3))->seating,
            meet_everyone(26, 5, iterations(300'000, 3))->seating);
}

TEST(MeetEveryoneOf, MoreSearchesAreRepeatableAndNeverWorse) {
  const auto with = [](int searches) {
    auto options = iterations(300'000, 3);
    options.searches = searches;
    return meet_everyone(26, 5, options).value().seating;
  };
  EXPECT_EQ(with(3), with(3));
  EXPECT_LE(with(3).rounds, with(1).rounds);
  everyone_has_met(with(3), 26, 5);
}

TEST(MeetEveryoneOf, NoFewerRoundsAreKnownToBeImpossibleWhereAPlanExists) {
  EXPECT_EQ(least_rounds_to_meet(1, 4), 0);
  EXPECT_EQ(least_rounds_to_meet(4, 4), 1);
  EXPECT_EQ(least_rounds_to_meet(9, 3), 4);   // the affine plane
  EXPECT_EQ(least_rounds_to_meet(16, 8), 3);  // halves of halves
  EXPECT_EQ(least_rounds_to_meet(24, 6), 6);  // five rounds have meetings enough, but not new ones
  EXPECT_EQ(least_rounds_to_meet(28, 4), 9);  // a Kirkman system
}

TEST(MeetEveryoneOf, RefusesWhatTakesTooManyRounds) {
  EXPECT_EQ(meet_everyone(5'000, 4, iterations(0)).error().kind, ErrorKind::TooLarge);
  EXPECT_EQ(meet_everyone(0, 4).error().kind, ErrorKind::Invalid);
  EXPECT_EQ(meet_everyone(10, 1).error().kind, ErrorKind::Invalid);
}

}  // namespace
}  // namespace kith::seating
