#include "seating/replan.h"

#include <array>
#include <gtest/gtest.h>

#include "seating/testing/problems.h"

namespace kith::seating {
namespace {

using testing::iterations;
using testing::room;
using Kind = Change::Kind;

class RunningDay : public ::testing::Test {
 protected:
  RunningDay() : problem_(room(48, 6, 6)), before_(plan(problem_)->seating) { options_.search = iterations(300'000); }

  Replanned changed(std::initializer_list<Change> changes, int first_free = 2) {
    auto result = replan(problem_, before_, first_free, std::span(changes.begin(), changes.size()), options_);
    EXPECT_TRUE(result);
    for (int round = 0; round < first_free; ++round)
      for (int person = 0; person < 48; ++person)
        EXPECT_EQ(result->planned.seating.at(round, person), before_.at(round, person));
    EXPECT_TRUE(result->planned.report.violations.empty());
    return std::move(*result);
  }

  Problem problem_;
  Seating before_;
  ReplanOptions options_;
};

TEST_F(RunningDay, NothingChangedMovesNobodyWorse) { EXPECT_EQ(changed({}).planned.report.repeats, 0); }

TEST_F(RunningDay, WhoeverIsAbsentHasNoSeatFromThenOn) {
  const auto result = changed({{Kind::Absent, 2, 5}, {Kind::Absent, 2, 7}});
  for (int round = 2; round < 6; ++round) EXPECT_EQ(result.planned.seating.at(round, 5), no_table);
  EXPECT_EQ(result.planned.report.repeats, 0);
  EXPECT_EQ(result.planned.report.sit_outs, 0);
}

TEST_F(RunningDay, TheLateComeInAndLeaversLeaveAfterTheirRound) {
  const auto result = changed({{Kind::Late, 3, 5}, {Kind::Leaving, 4, 9}});
  const auto& seating = result.planned.seating;
  EXPECT_EQ(seating.at(2, 5), no_table);
  EXPECT_NE(seating.at(3, 5), no_table);
  EXPECT_NE(seating.at(4, 9), no_table);
  EXPECT_EQ(seating.at(5, 9), no_table);
}

TEST_F(RunningDay, AWalkInIsOnePersonMore) {
  const auto result = changed({{Kind::WalkIn, 2}});
  EXPECT_EQ(result.problem.people, 49);
  EXPECT_EQ(result.planned.seating.at(1, 48), no_table);
  EXPECT_NE(result.planned.seating.at(2, 48), no_table);
}

TEST_F(RunningDay, ALostTableStaysEmptyAndItsHostIsFree) {
  problem_.rules.push_back({RuleKind::Host, before_.at(0, 0) == 3 ? 0 : 1, 3, 5});
  const auto result = changed({{Kind::TableLost, 3, -1, 3}});
  for (int round = 3; round < 6; ++round)
    for (int person = 0; person < 48; ++person) EXPECT_NE(result.planned.seating.at(round, person), 3);
}

TEST_F(RunningDay, APinHolds) {
  const int table = before_.at(3, 0) == 2 ? 1 : 2;
  EXPECT_EQ(changed({{Kind::Pinned, 3, 0, table}}).planned.seating.at(3, 0), table);
}

TEST_F(RunningDay, TheRunningRoundChangesOnlyWhereItMust) {
  options_.running = 2;
  const auto result = changed({{Kind::Absent, 2, 5}, {Kind::WalkIn, 2}});
  EXPECT_EQ(result.moved_now, 0);
  EXPECT_NE(result.planned.seating.at(2, 48), no_table);
}

// Five have to be at the first table, so that of six one sits alone: so it was planned, and so it stays.
TEST(Replan, WhoeverSitsAloneByThePlanMayStayInTheRunningRound) {
  auto problem = empty_problem(6, 3);
  problem.room.table_size = 5;
  problem.rules.push_back({RuleKind::MinSize, 0, 5});
  ASSERT_TRUE(shape_tables(problem));
  const auto before = plan(problem, iterations(1000));
  ASSERT_TRUE(before);
  ASSERT_TRUE(before->report.violations.empty());
  const auto again = replan(problem, before->seating, 1, {}, {.search = iterations(1000), .running = 1});
  ASSERT_TRUE(again);
  EXPECT_TRUE(again->planned.report.violations.empty());
  EXPECT_EQ(again->moved_now, 0);
}

TEST_F(RunningDay, WithPaperOutFewSeatsChange) {
  const auto free = changed({{Kind::Absent, 2, 5}});
  options_.printed = true;
  const auto printed = changed({{Kind::Absent, 2, 5}});
  EXPECT_LE(printed.moved, free.moved);
  EXPECT_LE(printed.planned.report.repeats, free.planned.report.repeats);
}

// Six people a round have to move, and nobody else is called unless that saves a repeat.
TEST_F(RunningDay, WithPaperOutALostTableCallsHardlyAnybodyElse) {
  const Change lost{.kind = Kind::TableLost, .round = 1, .table = 3};
  const auto free = changed({lost}, 1);
  options_.printed = true;
  const auto printed = changed({lost}, 1);
  EXPECT_GE(printed.moved, 5 * 6);
  EXPECT_LE(printed.moved, 5 * 6 + 10);
  EXPECT_LE(printed.planned.report.repeats + printed.moved, free.planned.report.repeats + free.moved);
}

TEST_F(RunningDay, RefusesWhatItDoesNotKnow) {
  const std::array changes{Change{Kind::Absent, 2, 99}};
  EXPECT_FALSE(replan(problem_, before_, 2, changes, options_));
  EXPECT_FALSE(replan(problem_, Seating::empty(48, 3), 2, {}, options_));
}

TEST(Replan, IsSoundForRandomDays) {
  EXPECT_TRUE(rc::check([] {
    const auto problem = testing::random_problem({});
    const auto before = plan(problem, iterations(500));
    RC_ASSERT(before.has_value());
    const int first_free = *rc::gen::inRange(0, problem.rounds + 1);
    std::vector<Change> changes;
    for (int i = *rc::gen::inRange(0, 4); i > 0; --i) {
      Change change;
      change.kind = *rc::gen::element(Kind::Absent, Kind::Late, Kind::Leaving, Kind::WalkIn, Kind::HostGone);
      change.round = *rc::gen::inRange(0, problem.rounds);
      change.person = *rc::gen::inRange(0, problem.people);
      changes.push_back(change);
    }
    const auto result = replan(problem, before->seating, first_free, changes, {.search = iterations(1000)});
    if (!result) return;  // a room that no longer works is said so
    for (const auto& violation : result->planned.report.violations) {
      RC_ASSERT(violation.breach != Breach::NotThere);
      RC_ASSERT(violation.breach != Breach::Changed);
    }
  }));
}

}  // namespace
}  // namespace kith::seating
