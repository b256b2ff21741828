#include "domain/hand_move.h"

#include <gtest/gtest.h>

#include "base/limits.h"

namespace kith {
namespace {

const Places two_rounds{{1, 1, 2, 2}, {1, 2, 1, 0}};

TEST(HandMove, ThePictureSurvivesBeingKept) {
  EXPECT_EQ(text_of(two_rounds), "1 1 2 2\n1 2 1 0");
  EXPECT_EQ(places_of(text_of(two_rounds)).value(), two_rounds);
  for (const char* broken : {"", "1 2\n1", "1 x", "1 -1", "1  2"}) EXPECT_FALSE(places_of(broken)) << broken;
}

TEST(HandMove, SomebodySitsAtAnotherTable) {
  EXPECT_EQ(moved(two_rounds, {.round = 1, .person = 1, .table = 2}).value(), (Places{{2, 1, 2, 2}, {1, 2, 1, 0}}));
  EXPECT_EQ(moved(two_rounds, {.round = 1, .person = 1, .table = 0}).value()[0][0], 0);
}

TEST(HandMove, TwoChangePlacesInOneRoundOnly) {
  EXPECT_EQ(moved(two_rounds, {.round = 2, .person = 2, .with = 4}).value(), (Places{{1, 1, 2, 2}, {1, 0, 1, 2}}));
}

TEST(HandMove, NobodyIsMovedWhereThereIsNoSeat) {
  for (const HandMove& bad :
       {HandMove{3, 1, 1, {}}, HandMove{0, 1, 1, {}}, HandMove{1, 5, 1, {}}, HandMove{1, 1, 3, {}},
        HandMove{1, 1, -1, {}}, HandMove{1, 1, {}, 9}, HandMove{1, 1, {}, {}}, HandMove{1, 1, 2, 2}})
    EXPECT_FALSE(moved(two_rounds, bad));
}

TEST(HandMove, OneMoreTableIsOpenedWhereItMayBe) {
  EXPECT_EQ(moved(two_rounds, {.round = 1, .person = 1, .table = 3}, 3).value()[0],
            (std::vector<std::int64_t>{3, 1, 2, 2}));
  EXPECT_FALSE(moved(two_rounds, {.round = 1, .person = 1, .table = 4}, 3));
}

TEST(HandMove, WhatWasReplacedComesBackStepByStep) {
  const auto history = with_one_more("2 1\n1 1", with_one_more("1 1\n1 1", ""));
  const auto once = undone(history);
  ASSERT_TRUE(once);
  EXPECT_EQ(once->seating, "2 1\n1 1");
  const auto twice = undone(once->history);
  ASSERT_TRUE(twice);
  EXPECT_EQ(twice->seating, "1 1\n1 1");
  EXPECT_FALSE(undone(twice->history));
}

TEST(Pins, KeepTheTableOfWhoIsAwayAndOfWhoSitsOut) {
  std::vector<Pin> pins{{7, 4}, {9, 0}};
  EXPECT_EQ(text_of_pins(pins), "7:4 9:0");
  EXPECT_EQ(pins_of_text("7:4 9:0", {1, 1}), pins);
  EXPECT_TRUE(pins_of_text("", {1}).empty());
  put_pin(pins, {9, 2});
  put_pin(pins, {1, 3});
  EXPECT_EQ(text_of_pins(pins), "7:4 9:2 1:3");
}

TEST(Pins, KeptAsPlainNumbersMeanThePlaceThatStandsInTheRound) {
  EXPECT_EQ(pins_of_text("2 3 9", {1, 5, 0}), (std::vector<Pin>{{2, 5}, {3, 0}, {9, 0}}));
}

TEST(HandMove, TheOldestIsForgottenFirstAndTheLatestNever) {
  std::string history;
  for (int i = 0; i < 40; ++i)
    history = with_one_more(std::string(limits::undo_bytes / 4, static_cast<char>('0' + i % 10)), history);
  EXPECT_LE(history.size(), limits::undo_bytes);
  EXPECT_EQ(undone(history)->seating.front(), '9');
  EXPECT_TRUE(undone(with_one_more(std::string(limits::undo_bytes * 2, '1'), history)));
}

}  // namespace
}  // namespace kith
