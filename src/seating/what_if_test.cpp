#include "seating/what_if.h"

#include <gtest/gtest.h>

#include "seating/testing/problems.h"

namespace kith::seating {
namespace {

using testing::room;

TEST(WhatIf, ARoundMoreIsNewPeopleMoreWhereADesignSaysSo) {
  const auto now = what_if(room(48, 6, 6), {});
  const auto more = what_if(room(48, 6, 6), {.rounds_more = 1});
  EXPECT_EQ(now->new_people_best, 30);
  EXPECT_EQ(more->new_people_best, 35);
  EXPECT_EQ(more->rounds, 7);
  EXPECT_TRUE(more->certain);
}

TEST(WhatIf, ATableFewerIsLargerTables) {
  const auto fewer = what_if(room(48, 6, 4), {.tables_more = -1});
  EXPECT_EQ(fewer->tables, 11);
  EXPECT_EQ(fewer->largest, 5);
  EXPECT_EQ(fewer->sit_outs, 0);
  auto narrow = room(48, 6, 4);
  narrow.room.max = 4;
  EXPECT_EQ(what_if(narrow, {.tables_more = -1})->sit_outs, 24);
  EXPECT_EQ(what_if(room(48, 6, 4), {.tables_more = 1})->tables, 13);
}

TEST(WhatIf, NoRoundIsNoDayAndNoTableNoRoom) {
  EXPECT_FALSE(what_if(room(8, 1, 4), {.rounds_more = -1}));
  EXPECT_FALSE(what_if(room(8, 1, 8), {.tables_more = -1}));
}

TEST(WhatIf, RoundsThatAreOverStay) {
  auto problem = room(8, 3, 4);
  problem.frozen = 2;
  problem.past = Seating::empty(8, 3);
  for (int round = 0; round < 2; ++round)
    for (int person = 0; person < 8; ++person) problem.past.at(round, person) = person / 4;
  EXPECT_FALSE(what_if(problem, {.rounds_more = -2}));
  EXPECT_EQ(what_if(problem, {.rounds_more = 1})->repeats - what_if(problem, {.rounds_more = -1})->repeats, 8);
}

TEST(WhatIf, APrivateRuleChangesNothing) {
  auto problem = room(12, 3, 4);
  const auto before = what_if(problem, {.rounds_more = 1});
  problem.rules.push_back({RuleKind::Apart, 0, 1, every_round, Origin::Private});
  problem.rules.push_back({RuleKind::Apart, 0, 2, 2, Origin::Private});
  const auto after = what_if(problem, {.rounds_more = 1});
  EXPECT_EQ(before->certain, after->certain);
  EXPECT_EQ(before->repeats, after->repeats);
  EXPECT_EQ(before->new_people_best, after->new_people_best);
}

TEST(WhatIf, NeverPromisesMoreThanAPlanWithoutTimeLimitCouldKeep) {
  EXPECT_TRUE(rc::check([] {
    const auto problem = testing::random_problem({.people_max = 10});
    const auto outlook = what_if(problem, {});
    RC_PRE(outlook.has_value());
    const auto planned = plan(problem, testing::iterations(2'000));
    if (planned->report.objective.broken_rules > 0) return;
    RC_ASSERT(planned->report.new_people_min <= outlook->new_people_best);
    RC_ASSERT(planned->report.sit_outs >= outlook->sit_outs);
    RC_ASSERT(planned->report.repeats >= outlook->repeats);
  }));
}

}  // namespace
}  // namespace kith::seating
