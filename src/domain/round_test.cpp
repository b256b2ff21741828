#include "domain/round.h"

#include <gtest/gtest.h>

namespace kith {
namespace {

using Numbers = std::vector<std::int64_t>;

// Seats 1 and 4 at table 2, seats 2, 3 and 6 at table 7, seat 5 nowhere.
Round round() { return {.number = 1, .places = {2, 7, 7, 2, 0, 7}, .began = Instant{1}}; }

TEST(Round, TakesPlaceFromItsBeginningOnAndNotIfItWasLeftOut) {
  auto one = round();
  EXPECT_TRUE(took_place(one));
  one.skipped = true;
  EXPECT_FALSE(took_place(one));
  one = round();
  one.began.reset();
  EXPECT_FALSE(took_place(one)) << "only planned";
}

TEST(Round, ASeatWithoutAPlaceIsAtNoTable) {
  EXPECT_EQ(table_in(round(), 1), 2);
  EXPECT_EQ(table_in(round(), 6), 7);
  EXPECT_EQ(table_in(round(), 5), 0);
  for (const std::int64_t number : {-1, 0, 7}) EXPECT_EQ(table_in(round(), number), 0) << number;
}

TEST(Round, TwoAreTogetherAtOneTableAndNeverAtNone) {
  EXPECT_TRUE(are_together(round(), 1, 4));
  EXPECT_TRUE(are_together(round(), 6, 2));
  EXPECT_FALSE(are_together(round(), 1, 2));
  EXPECT_FALSE(are_together(round(), 1, 1)) << "nobody meets themselves";
  EXPECT_FALSE(are_together(round(), 5, 7)) << "two without a table";
}

TEST(Round, WhoSatWithWhomIsTheSameFromEverySide) {
  EXPECT_EQ(others_with(round(), 3), (Numbers{2, 6}));
  EXPECT_EQ(others_with(round(), 4), (Numbers{1}));
  EXPECT_TRUE(others_with(round(), 5).empty());
  const auto tables = tables_in(round());
  EXPECT_EQ(tables.size(), 2u);
  EXPECT_EQ(tables.at(7), (Numbers{2, 3, 6}));
  EXPECT_EQ(everyone_together(round()), (std::vector<TwoSeats>{{1, 4}, {2, 3}, {2, 6}, {3, 6}}));
}

TEST(Round, ByTheNumbersOfAnotherDayOnlyThoseWhoAreThereSitInIt) {
  // Seat 6 of that day is number 1 today, seat 2 is number 4, seat 5 number 2; the others did not come.
  const auto now = renumbered(round(), {{2, 4}, {5, 2}, {6, 1}});
  EXPECT_EQ(now.places, (Numbers{7, 0, 0, 7}));
  EXPECT_EQ(everyone_together(now), (std::vector<TwoSeats>{{1, 4}}));
  EXPECT_TRUE(took_place(now));
}

}  // namespace
}  // namespace kith
