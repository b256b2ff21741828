#include "domain/live.h"

#include <gtest/gtest.h>

namespace kith {
namespace {

class Rounds : public testing::Test {
 protected:
  Rounds() {
    part_.kind = PartKind::Rounds;
    part_.rounds = 3;
    part_.round_minutes = 10;
    live_ = *begin_rounds({}, part_, {"Herr Bassetti", {0}});
  }
  static Hand meier(std::int64_t minute) { return {"Frau Meier", {minute * minute_ms}}; }
  Moment at(std::int64_t minute) const { return moment_of(live_, part_, {minute * minute_ms}); }

  Part part_;
  Live live_;
};

TEST_F(Rounds, RunOnTheClockUntilTheirTimeIsUp) {
  EXPECT_EQ(moment_of({}, part_, {0}).phase, Phase::NotBegun);
  EXPECT_EQ(at(4).phase, Phase::Running);
  EXPECT_EQ(at(4).left_ms, 6 * minute_ms);
  EXPECT_EQ(at(4).ends, Instant{10 * minute_ms});
  EXPECT_EQ(at(11).phase, Phase::TimeIsUp);
  EXPECT_EQ(at(11).left_ms, 0);
  EXPECT_EQ(at(11).round, 1);
}

TEST_F(Rounds, StandStillWhilePausedAndGoOnWhereTheyWere) {
  live_ = *pause(live_, part_, 1, meier(4));
  EXPECT_EQ(at(30).phase, Phase::Paused);
  EXPECT_EQ(at(30).left_ms, 6 * minute_ms);
  live_ = *go_on(live_, part_, 1, meier(30));
  EXPECT_EQ(at(31).left_ms, 5 * minute_ms);
}

TEST_F(Rounds, TwoMoreMinutesAreTwoMinutesAlsoWhenTimeWasUp) {
  live_ = *extend(live_, part_, 1, 2, meier(5));
  EXPECT_EQ(at(5).left_ms, 7 * minute_ms);
  live_ = *extend(live_, part_, 1, 2, meier(20));
  EXPECT_EQ(at(20).left_ms, 2 * minute_ms);
}

TEST_F(Rounds, ASecondPressMeetsTheNextRoundAndIsToldWhoWasQuicker) {
  live_ = *next_round(live_, part_, 1, meier(10));
  EXPECT_EQ(at(12).round, 2);
  EXPECT_EQ(at(12).left_ms, 8 * minute_ms);
  const auto second = next_round(live_, part_, 1, {"Herr Bassetti", {10 * minute_ms}});
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, "already_done");
  EXPECT_EQ(std::get<std::string>(second.error().sentence.values.at(0).second), "Frau Meier");
}

TEST_F(Rounds, AreOverAfterTheLastOneOrWhenTheTeamSaysSo) {
  live_.round = 3;
  EXPECT_EQ(moment_of(*next_round(live_, part_, 3, meier(9)), part_, {}).phase, Phase::Over);
  live_.round = 1;
  EXPECT_EQ(moment_of(*end_rounds(live_, part_, 1, meier(9)), part_, {}).phase, Phase::Over);
  EXPECT_FALSE(next_round({}, part_, 0, meier(9)));
}

TEST_F(Rounds, ASkippedRoundIsLeftOut) {
  live_ = *skip_round(live_, part_, 1, meier(9));
  EXPECT_EQ(live_.round, 3);
  live_ = *skip_round(live_, part_, 3, meier(19));
  EXPECT_EQ(moment_of(live_, part_, {}).phase, Phase::Over);
}

TEST_F(Rounds, ThoseBeforeTheRunningOneNeverChange) {
  EXPECT_EQ(rounds_past({}, part_), 0);
  EXPECT_EQ(rounds_past(live_, part_), 0);
  live_.round = 3;
  EXPECT_EQ(rounds_past(live_, part_), 2);
  live_.round = 4;
  EXPECT_EQ(rounds_past(live_, part_), 3);
}

TEST(Live, TablesThatAreLostArePassedOver) {
  Live live;
  EXPECT_EQ(last_table(live, 0), 0);
  EXPECT_EQ(last_table(live, 3), 3);
  live.tables_lost = "1 3 9";
  EXPECT_EQ(last_table(live, 0), 0) << "as many as it takes";
  EXPECT_EQ(last_table(live, 1), 2);
  EXPECT_EQ(last_table(live, 3), 5);
}

}  // namespace
}  // namespace kith
