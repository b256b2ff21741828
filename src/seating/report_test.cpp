#include "seating/report.h"

#include <gtest/gtest.h>

#include "seating/testing/problems.h"

namespace kith::seating {
namespace {

using testing::room;

TEST(Report, CountsWhatHappenedAndNothingElse) {
  auto problem = room(4, 2, 2);
  problem.known = {{0, 1}, {1, 2}};
  problem.affinity = {{0, 2, 5}, {0, 3, 7}};
  problem.mixes.push_back({{1, 1, 1, -1}, 3});
  problem.languages = {{0b01, 0b10, 0b11, 0}, 1};
  auto seating = Seating::empty(4, 2);
  seating.table = {0, 0, 1, 1, 0, 1, 0, 1};  // 01 23, then 02 13
  const auto report = report_of(problem, seating);
  EXPECT_EQ(report.repeats, 0);
  EXPECT_EQ(report.distinct_meetings, 4);
  EXPECT_EQ(report.known_meetings, 1);
  EXPECT_EQ(report.affinity, 5);
  EXPECT_EQ(report.mix_meetings,
            std::vector<std::int64_t>{2});  // 01 and 02; whoever has no company is nobody's colleague
  EXPECT_EQ(report.language_gaps, 1);
  EXPECT_EQ(report.new_people_min, 1);  // person 0 and 1 know each other
  EXPECT_EQ(report.new_people_max, 2);
  EXPECT_EQ(report.tables_without_language, 1);
  EXPECT_DOUBLE_EQ(report.weighted, 2 * 1 - 0.2 * 5 + 3 * 2 + 1 + 1);
  EXPECT_DOUBLE_EQ(report.score, report.weighted);
}

// Each two of the first three share a language, all three do not; the fourth has named none and understands all.
TEST(Report, ATableWithoutACommonLanguageCostsWhomeverMostDoNotReach) {
  auto problem = room(8, 1, 4);
  problem.languages = {{0b011, 0b110, 0b101, 0, 0b01, 0b01, 0b11, 0b10}, 10};
  auto seating = Seating::empty(8, 1);
  seating.table = {0, 0, 0, 0, 1, 1, 1, 1};
  const auto report = report_of(problem, seating);
  EXPECT_EQ(report.language_gaps, 2);  // those at the second table who speak the first or the second only
  EXPECT_EQ(report.language_lost, 1 + 1);
  EXPECT_EQ(report.tables_without_language, 2);
  EXPECT_DOUBLE_EQ(report.language_points, 40);
}

TEST(Report, ARepeatCountsInThisScheduleOnly) {
  auto problem = room(4, 2, 2);
  auto seating = Seating::empty(4, 2);
  seating.table = {0, 0, 1, 1, 1, 1, 0, 0};
  problem.known = {{0, 1}};
  const auto report = report_of(problem, seating);
  EXPECT_EQ(report.repeats, 2);
  EXPECT_EQ(report.distinct_meetings, 2);
  EXPECT_EQ(report.known_meetings, 2);
}

// Four meetings of 0 and 1 are four threes of rounds; 2 and 3 meet thrice, which is one.
TEST(Report, MeetingAgainAndAgainCountsMoreThanMeetingsOfMany) {
  auto problem = room(4, 4, 2);
  auto seating = Seating::empty(4, 4);
  seating.table = {0, 0, 1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 0, 0, 1, no_table};
  const auto report = report_of(problem, seating);
  EXPECT_EQ(report.repeats, 3 + 2);
  EXPECT_EQ(report.most_meetings_of_a_pair, 4);
  EXPECT_EQ(report.objective.over_and_over, 4 + 1);
  problem.frozen = 4;
  problem.past = seating;
  EXPECT_EQ(bound_of(problem).over_and_over, 4 + 1);
}

TEST(Report, SittingOutIsForAThosePresentOnly) {
  auto problem = room(5, 2, 2);
  problem.set_present(4, 1, false);
  auto seating = Seating::empty(5, 2);
  seating.table = {0, 0, 1, 1, no_table, 0, 1, 0, 1, no_table};
  const auto report = report_of(problem, seating);
  EXPECT_EQ(report.sit_outs, 1);
  EXPECT_EQ(report.sit_outs_max, 1);
}

TEST(Report, APrivateRuleShowsInNoFigure) {
  auto problem = room(4, 1, 2);
  auto seating = Seating::empty(4, 1);
  seating.table = {0, 0, 1, 1};
  const auto before = report_of(problem, seating);
  problem.rules.push_back({RuleKind::Apart, 0, 1, every_round, Origin::Private});
  const auto after = report_of(problem, seating);
  EXPECT_TRUE(after.violations.empty());
  EXPECT_EQ(after.score, before.score);
  EXPECT_EQ(after.bound.pairs, before.bound.pairs);
  EXPECT_EQ(after.bound.weighted, before.bound.weighted);
  EXPECT_EQ(after.objective.private_pairs, 1);
}

TEST(Bound, KnowsTheBestOfPlainRooms) {
  EXPECT_EQ(bound_of(room(48, 6, 6)).pairs, 720);
  EXPECT_EQ(bound_of(room(48, 6, 6)).repeats, 0);
  EXPECT_EQ(bound_of(room(50, 6, 6)).pairs, 690);
  EXPECT_EQ(bound_of(room(4, 5, 2)).repeats, 4);    // six pairs, ten meetings
  EXPECT_EQ(bound_of(room(8, 2, 8)).repeats, 28);   // one table
  EXPECT_EQ(bound_of(room(12, 2, 6)).repeats, 12);  // two tables of six: each splits into three and three
  EXPECT_EQ(bound_of(room(7, 3, 2)).sit_outs, 3);
}

TEST(Bound, ColleaguesWhoOutnumberTheTablesHaveToMeet) {
  auto problem = room(12, 2, 4);
  problem.mixes.push_back({{1, 1, 1, 1, 1, 2, 2, 2, -1, -1, -1, -1}, 3});
  EXPECT_DOUBLE_EQ(bound_of(problem).weighted, 3 * 2 * 2);  // five at three tables: two pairs a round
}

TEST(Bound, CountsNobodyWhoIsNeverThere) {
  auto problem = empty_problem(6, 2);
  problem.room.table_size = 3;
  for (int round = 0; round < 2; ++round) problem.set_present(5, round, false);
  ASSERT_TRUE(shape_tables(problem));
  const auto bound = bound_of(problem);
  EXPECT_EQ(bound.could_meet[5], 0);
  EXPECT_EQ(bound.could_meet[0], 4);
}

}  // namespace
}  // namespace kith::seating
