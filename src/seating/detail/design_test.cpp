#include "seating/detail/design.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <set>

#include "seating/detail/galois.h"

namespace kith::seating {
namespace {

int repeats(const Design& design, int people) {
  std::set<std::pair<int, int>> met;
  int twice = 0;
  for (int round = 0; round < design.rounds; ++round)
    for (int a = 0; a < people; ++a)
      for (int b = a + 1; b < people; ++b)
        if (design.at(round, a) == design.at(round, b)) twice += !met.emplace(a, b).second;
  return twice;
}

bool tables_are_full(const Design& design) {
  for (int round = 0; round < design.rounds; ++round) {
    std::vector<int> size(design.tables, 0);
    for (int place = 0; place < design.tables * design.seats; ++place) ++size.at(design.at(round, place));
    for (const int seated : size)
      if (seated != design.seats) return false;
  }
  return true;
}

struct Known {
  int tables, seats, rounds;
};

class Constructed : public ::testing::TestWithParam<Known> {};

TEST_P(Constructed, NobodyMeetsTwice) {
  const auto [tables, seats, rounds] = GetParam();
  const auto design = design_for(tables, seats, rounds);
  EXPECT_EQ(design.rounds, rounds);
  EXPECT_EQ(repeats(design, design.tables * design.seats), 0);
  EXPECT_TRUE(tables_are_full(design));
}

INSTANTIATE_TEST_SUITE_P(Designs, Constructed,
                         ::testing::Values(Known{5, 4, 5}, Known{7, 4, 7}, Known{8, 4, 9}, Known{9, 9, 10},
                                           Known{8, 6, 8}, Known{4, 4, 5}, Known{25, 4, 25}, Known{10, 4, 5},
                                           Known{50, 6, 25}, Known{20, 5, 6}, Known{16, 8, 17}, Known{35, 5, 36},
                                           Known{17, 10, 17}, Known{6, 3, 8}, Known{7, 3, 10}, Known{8, 3, 11},
                                           Known{19, 3, 28}, Known{8, 4, 10}, Known{9, 4, 11}, Known{19, 4, 25},
                                           Known{14, 4, 18}, Known{20, 4, 26}, Known{6, 5, 6}, Known{10, 5, 9},
                                           Known{11, 4, 14}, Known{17, 4, 22}, Known{13, 5, 16}, Known{17, 5, 21},
                                           Known{20, 5, 21}, Known{12, 6, 13}, Known{18, 6, 19}, Known{20, 7, 13},
                                           Known{15, 8, 17}, Known{18, 9, 11}, Known{11, 9, 12}, Known{10, 10, 4},
                                           Known{14, 10, 6}),
                         [](const auto& sample) {
                           return std::to_string(sample.param.tables) + "x" + std::to_string(sample.param.seats) + "x" +
                                  std::to_string(sample.param.rounds);
                         });

TEST(Design, EverySmallRoomHasAtLeastOneRoundAndNeverARepeat) {
  for (int tables = 1; tables <= 21; ++tables) {
    for (int seats = 1; seats <= 8; ++seats) {
      const auto design = design_for(tables, seats, 6);
      EXPECT_GE(design.rounds, 1) << tables << " " << seats;
      EXPECT_EQ(repeats(design, design.tables * design.seats), 0) << tables << " " << seats;
      EXPECT_TRUE(tables_are_full(design)) << tables << " " << seats;
    }
  }
}

TEST(Design, EmptySeatsAreSpreadEvenlyAndNobodyMeetsTwice) {
  for (int people = 12; people <= 70; ++people) {
    for (int seats = 3; seats <= 7; ++seats) {
      const int tables = (people + seats - 1) / seats;
      if (people <= tables * (seats - 1)) continue;
      const auto design = design_for_people(people, tables, 6);
      EXPECT_GE(design.rounds, 1) << people << " " << seats;
      EXPECT_EQ(repeats(design, people), 0) << people << " " << seats;
      for (int round = 0; round < design.rounds; ++round) {
        std::vector<int> size(tables, 0);
        for (int place = 0; place < people; ++place) ++size.at(design.at(round, place));
        EXPECT_LE(std::ranges::max(size) - std::ranges::min(size), 1) << people << " " << seats;
      }
    }
  }
}

TEST(Design, OneTableLessFullCostsAKirkmanSystemOneRound) {
  EXPECT_EQ(design_for_people(27, 7, 9).rounds, 9);  // one place of 28
  EXPECT_EQ(design_for_people(24, 7, 9).rounds, 8);  // a whole table of it
}

TEST(Design, RowsOfTheFirstColumnStayAtTheirTable) {
  const auto design = design_for(8, 4, 9);
  for (int round = 0; round < design.offset_rounds; ++round)
    for (int row = 0; row < 8; ++row) EXPECT_EQ(design.at(round, row), row);
}

class FieldOf : public ::testing::TestWithParam<int> {};

TEST_P(FieldOf, IsAField) {
  const auto field = Field::of(GetParam());
  ASSERT_TRUE(field);
  const int q = field->size();
  for (int a = 0; a < q; ++a) {
    EXPECT_EQ(field->add(a, 0), a);
    EXPECT_EQ(field->times(a, 1), a);
    std::set<int> products;
    for (int b = 0; b < q; ++b) {
      EXPECT_EQ(field->times(a, b), field->times(b, a));
      products.insert(field->times(a, b));
      const int c = (a * 7 + b + 1) % q;
      EXPECT_EQ(field->times(c, field->add(a, b)), field->add(field->times(c, a), field->times(c, b)));
    }
    EXPECT_EQ(products.size(), static_cast<std::size_t>(a == 0 ? 1 : q));
  }
}

INSTANTIATE_TEST_SUITE_P(Galois, FieldOf, ::testing::Values(2, 3, 4, 5, 7, 8, 9, 16, 25, 27, 49, 64, 81));

TEST(Galois, OnlyPowersOfPrimesHaveAField) {
  for (const int q : {0, 1, 6, 10, 12, 15, 36, 100}) EXPECT_FALSE(Field::of(q)) << q;
  EXPECT_EQ(prime_power_in(360, 1), 9);
  EXPECT_EQ(prime_power_in(360, 10), 0);
}

}  // namespace
}  // namespace kith::seating
