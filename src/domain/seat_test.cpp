#include "domain/seat.h"

#include <gtest/gtest.h>

namespace kith {
namespace {

Day a_day(std::int64_t capacity, std::int64_t starts_ms = 30 * day_ms) {
  Day day;
  day.capacity = capacity;
  day.starts = {starts_ms};
  return day;
}

Seat waits(std::int64_t id, std::optional<SeatId> brought_by = std::nullopt) {
  Seat seat;
  seat.id = {id};
  seat.state = SeatState::Waiting;
  seat.position = id;
  seat.brought_by = brought_by;
  return seat;
}

TEST(SignUp, TakesASeatWhileOneIsFreeAndWaitsAfterThat) {
  EXPECT_EQ(state_of_sign_up(a_day(2), 1, 0, 1), SeatState::Coming);
  EXPECT_EQ(state_of_sign_up(a_day(2), 2, 0, 1), SeatState::Waiting);
}

TEST(SignUp, TwoWhoComeTogetherTakeBothSeatsOrWaitTogether) {
  EXPECT_EQ(state_of_sign_up(a_day(2), 0, 0, 2), SeatState::Coming);
  EXPECT_EQ(state_of_sign_up(a_day(2), 1, 0, 2), SeatState::Waiting);
}

TEST(SignUp, NobodyJumpsTheQueue) { EXPECT_EQ(state_of_sign_up(a_day(9), 5, 1, 1), SeatState::Waiting); }

TEST(WaitingList, MovesUpByItselfInItsOrder) {
  const auto up = who_moves_up(a_day(10), 8, {waits(3), waits(1), waits(2)}, {0});
  EXPECT_EQ(up, (std::vector<SeatId>{{1}, {2}}));
}

TEST(WaitingList, TwoWhoCameTogetherMoveUpTogetherOrNotYet) {
  const std::vector<Seat> two{waits(1), waits(2, SeatId{1}), waits(3)};
  EXPECT_TRUE(who_moves_up(a_day(10), 9, two, {0}).empty());
  EXPECT_EQ(who_moves_up(a_day(10), 8, two, {0}), (std::vector<SeatId>{{1}, {2}}));
}

TEST(WaitingList, InTheLastHoursAFreeSeatIsOfferedToAllAndMovesNobody) {
  const auto day = a_day(10, 5 * hour_ms);
  EXPECT_TRUE(who_moves_up(day, 8, {waits(1)}, {0}).empty());
  EXPECT_TRUE(is_offered_to_all(day, 8, {0}));
  EXPECT_FALSE(is_offered_to_all(day, 10, {0}));
  EXPECT_FALSE(is_offered_to_all(a_day(10), 8, {0}));
}

TEST(Seat, PlaysWhileInTheRoomAndNotSittingOut) {
  const PartId part{7};
  Seat seat;
  EXPECT_FALSE(plays(seat, {part, 1}));
  EXPECT_TRUE(may_play(seat, {part, 1}));
  seat.here = Instant{1};
  EXPECT_TRUE(plays(seat, {part, 1}));
  seat.sits_out = {{part, 2}};
  seat.last_round = {part, 3};
  EXPECT_FALSE(plays(seat, {part, 2}));
  EXPECT_TRUE(plays(seat, {part, 3}));
  EXPECT_FALSE(plays(seat, {part, 4}));
  seat.gone = Instant{2};
  EXPECT_FALSE(plays(seat, {part, 1}));
  EXPECT_FALSE(may_play(seat, {part, 1}));
}

TEST(Seat, SitsOutInOnePartAndNotInTheOtherOfTheSameNumber) {
  Seat seat;
  seat.here = Instant{1};
  seat.sits_out = {{{7}, 2}};
  EXPECT_FALSE(plays(seat, {{7}, 2}));
  EXPECT_TRUE(plays(seat, {{8}, 2}));
  seat.last_round = {{7}, 1};
  EXPECT_FALSE(plays(seat, {{8}, 1})) << "whoever has gone home is not there for the second part";
}

TEST(Seat, KeepsRoundsAsText) {
  const std::vector<PartRound> rounds{{{7}, 2}, {{9'000'000'000'000'000'000}, 5}};
  EXPECT_EQ(rounds_of_text(text_of_rounds(rounds)), rounds);
  EXPECT_TRUE(rounds_of_text("2 5 : x:1 7:").empty());
}

TEST(Seat, TheFirstTableIsSharedOnlyIfBothAskForIt) {
  Seat anna = waits(1), bert = waits(2, SeatId{1});
  anna.first_together = true;
  EXPECT_FALSE(both_ask_for_first_table(anna, bert));
  bert.first_together = true;
  EXPECT_TRUE(both_ask_for_first_table(anna, bert));
  EXPECT_TRUE(both_ask_for_first_table(bert, anna));
  bert.brought_by.reset();
  EXPECT_FALSE(both_ask_for_first_table(anna, bert));
}

TEST(Numbers, AreWrittenAndReadBack) {
  EXPECT_EQ(text_of_numbers({0, 3, 12}), "0 3 12");
  EXPECT_EQ(numbers_of_text("0 3 12"), (std::vector<std::int64_t>{0, 3, 12}));
  EXPECT_TRUE(numbers_of_text("").empty());
  EXPECT_EQ(numbers_of_text("7"), (std::vector<std::int64_t>{7}));
  EXPECT_EQ(numbers_of_text(" 7  x 8 "), (std::vector<std::int64_t>{7, 8})) << "what is no number is none";
}

}  // namespace
}  // namespace kith
