#include "seating/contradiction.h"

#include <gtest/gtest.h>

#include "seating/check.h"
#include "seating/testing/problems.h"

namespace kith::seating {
namespace {

using testing::room;

Problem with_rules(std::vector<Rule> rules) {
  auto problem = room(12, 2, 4);
  problem.rules = std::move(rules);
  return problem;
}

TEST(Contradiction, TogetherAndApartIsNamedWithoutTheRest) {
  const auto found = contradiction_of(with_rules(
      {{RuleKind::Host, 5, 1}, {RuleKind::Together, 0, 1}, {RuleKind::Apart, 3, 4}, {RuleKind::Apart, 0, 1}}));
  EXPECT_EQ(found.rules, (std::vector{1, 3}));
}

TEST(Contradiction, GoesThroughChains) {
  const auto found = contradiction_of(with_rules(
      {{RuleKind::Together, 0, 1}, {RuleKind::Together, 1, 2}, {RuleKind::Host, 0, 0}, {RuleKind::Host, 2, 1}}));
  EXPECT_EQ(found.rules, (std::vector{0, 1, 2, 3}));
}

TEST(Contradiction, FourPeopleWhoAllKeepApartNeedFourTables) {
  std::vector<Rule> rules;
  for (int a = 0; a < 4; ++a)
    for (int b = a + 1; b < 4; ++b) rules.push_back({RuleKind::Apart, a, b});
  EXPECT_EQ(contradiction_of(with_rules(rules)).rules.size(), 6U);
  rules.pop_back();
  EXPECT_TRUE(contradiction_of(with_rules(rules)).rules.empty());
}

TEST(Contradiction, FiveTogetherDoNotFitAtATableOfFour) {
  const auto found = contradiction_of(with_rules({{RuleKind::Together, 0, 1},
                                                  {RuleKind::Together, 1, 2},
                                                  {RuleKind::Together, 2, 3},
                                                  {RuleKind::Together, 3, 4}}));
  EXPECT_EQ(found.rules.size(), 4U);
}

TEST(Contradiction, PrivateRulesDoNotExist) {
  EXPECT_TRUE(
      contradiction_of(with_rules({{RuleKind::Together, 0, 1}, {RuleKind::Apart, 0, 1, every_round, Origin::Private}}))
          .rules.empty());
}

TEST(Contradiction, ASeatByHandTakesPart) {
  auto problem = with_rules({{RuleKind::Host, 0, 1}});
  problem.pins.push_back({1, 0, 2});
  const auto found = contradiction_of(problem);
  EXPECT_EQ(found.round, 1);
  EXPECT_TRUE(found.pins);
  EXPECT_EQ(found.rules.size(), 1U);
}

TEST(Contradiction, IsFoundAmongThousandsOfRules) {
  auto problem = room(4'000, 2, 8);
  for (int person = 0; person < 3'000; person += 2)
    problem.rules.push_back({person % 4 == 0 ? RuleKind::Together : RuleKind::Apart, person, person + 1});
  problem.rules.push_back({RuleKind::Apart, 1'000, 1'001});
  EXPECT_EQ(contradiction_of(problem).rules, (std::vector{500, 1'500}));
}

// Whatever is called a contradiction really is one: no plan of a long search keeps the rules of the set.
TEST(Contradiction, NoPlanKeepsWhatIsCalledImpossible) {
  EXPECT_TRUE(rc::check([] {
    const auto problem = testing::random_problem({.people_max = 8, .rounds_max = 2, .tables_max = 3});
    const auto found = contradiction_of(problem);
    if (found.rules.empty()) return;
    auto only = problem;
    only.rules.clear();
    for (const int rule : found.rules) {
      RC_ASSERT(problem.rules[rule].origin == Origin::Team);
      only.rules.push_back(problem.rules[rule]);
    }
    RC_ASSERT(!check(only, plan(only, testing::iterations(5'000))->seating).team.empty());
  }));
}

}  // namespace
}  // namespace kith::seating
