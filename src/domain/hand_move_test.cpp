#include "domain/hand_move.h"

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace kith
