#include "seating/check.h"

#include <gtest/gtest.h>

#include "seating/testing/problems.h"

namespace kith::seating {
namespace {

using testing::room;

// Two rounds of four people at two tables of two: 01 23, then 02 13.
Seating four_people() {
  auto seating = Seating::empty(4, 2);
  seating.table = {0, 0, 1, 1, 0, 1, 0, 1};
  return seating;
}

std::vector<Breach> breaches(const Problem& problem, const Seating& seating) {
  std::vector<Breach> result;
  for (const auto& violation : check(problem, seating).team) result.push_back(violation.breach);
  return result;
}

using Breaches = std::vector<Breach>;

TEST(Check, AGoodPlanHasNothingToSay) { EXPECT_EQ(breaches(room(4, 2, 2), four_people()), Breaches{}); }

TEST(Check, SeesTablesThatAreNotThereAndPeopleWhoAreNot) {
  auto seating = four_people();
  seating.at(0, 0) = 7;
  EXPECT_EQ(breaches(room(4, 2, 2), seating), (Breaches{Breach::NoSuchTable, Breach::TooFew}));
  auto problem = room(4, 2, 2);
  problem.set_present(3, 1, false);
  EXPECT_EQ(breaches(problem, four_people()), Breaches{Breach::NotThere});
}

TEST(Check, SeesTablesThatAreTooFullOrTooEmpty) {
  auto seating = four_people();
  seating.at(1, 0) = 1;
  EXPECT_EQ(breaches(room(4, 2, 2), seating), (Breaches{Breach::TooFew, Breach::TooMany}));
}

struct Case {
  const char* name;
  Rule rule;
  int times;
};

class HardRule : public ::testing::TestWithParam<Case> {};

TEST_P(HardRule, IsFoundWhereItIsBroken) {
  auto problem = room(4, 2, 2);
  problem.rules.push_back(GetParam().rule);
  EXPECT_EQ(breaches(problem, four_people()), Breaches(static_cast<std::size_t>(GetParam().times), Breach::Broken));
}

INSTANTIATE_TEST_SUITE_P(Check, HardRule,
                         ::testing::Values(Case{"TogetherOnce", {RuleKind::Together, 0, 1}, 1},
                                           Case{"TogetherInItsRound", {RuleKind::Together, 0, 1, 0}, 0},
                                           Case{"Apart", {RuleKind::Apart, 2, 3}, 1},
                                           Case{"ApartInAnotherRound", {RuleKind::Apart, 2, 3, 1}, 0},
                                           Case{"Host", {RuleKind::Host, 3, 1}, 0},
                                           Case{"HostElsewhere", {RuleKind::Host, 3, 0}, 2},
                                           Case{"Absent", {RuleKind::Absent, 0, 0, 1}, 1},
                                           Case{"Capacity", {RuleKind::Capacity, 0, 1}, 2},
                                           Case{"MinSize", {RuleKind::MinSize, 1, 3, 0}, 1}),
                         [](const auto& sample) { return sample.param.name; });

TEST(Check, SomebodyWithoutASeatBreaksNoRuleAboutTwo) {
  auto problem = room(4, 2, 2);
  problem.rules.push_back({RuleKind::Together, 0, 1, 1});
  auto seating = four_people();
  seating.at(1, 0) = no_table;
  EXPECT_EQ(breaches(problem, seating), Breaches{Breach::TooFew});
}

TEST(Check, APrivateRuleIsNoneOfTheTeams) {
  auto problem = room(4, 2, 2);
  problem.rules.push_back({RuleKind::Apart, 0, 1, every_round, Origin::Private});
  const auto findings = check(problem, four_people());
  EXPECT_TRUE(findings.team.empty());
  EXPECT_EQ(findings.hidden.size(), 1U);
}

TEST(Check, PinsAndFrozenRoundsStayWhereTheyAre) {
  auto problem = room(4, 2, 2);
  problem.pins.push_back({1, 3, 0});
  EXPECT_EQ(breaches(problem, four_people()), Breaches{Breach::Moved});
  problem.pins.clear();
  problem.frozen = 1;
  problem.past = four_people();
  problem.past.at(0, 1) = 1;
  EXPECT_EQ(breaches(problem, four_people()), Breaches{Breach::Changed});
}

TEST(Check, WhatWasIsNotJudged) {
  auto problem = room(4, 2, 2);
  problem.frozen = 1;
  problem.past = four_people();
  problem.rules.push_back({RuleKind::Apart, 0, 1});
  EXPECT_EQ(breaches(problem, four_people()), Breaches{});
}

}  // namespace
}  // namespace kith::seating
