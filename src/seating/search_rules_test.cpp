#include <gtest/gtest.h>

#include "seating/search.h"
#include "seating/testing/problems.h"

namespace kith::seating {
namespace {

// So many rules that hardly any exchange keeps all of them: whoever has to leave a table finds somebody they are kept
// apart from at every other, so that others must move first, past a plan that breaks one rule more.
Problem tight_room() {
  auto problem = empty_problem(18, 4);
  problem.room.tables = 3;
  problem.room.max = 6;
  constexpr std::pair<int, int> apart[] = {{9, 2},   {10, 12}, {7, 9},   {2, 13},  {11, 10}, {16, 9},
                                           {11, 9},  {3, 6},   {15, 11}, {12, 9},  {6, 9},   {12, 17},
                                           {16, 11}, {11, 13}, {6, 15},  {16, 17}, {2, 8},   {5, 2}};
  for (const auto& [a, b] : apart) problem.rules.push_back({RuleKind::Apart, a, b});
  problem.rules.push_back({RuleKind::Host, 11, 0});
  problem.rules.push_back({RuleKind::Host, 7, 1});
  problem.rules.push_back({RuleKind::Together, 8, 7, 0});
  problem.rules.push_back({RuleKind::Together, 16, 10, 2});
  problem.rules.push_back({RuleKind::Together, 13, 1, 2});
  problem.rules.push_back({RuleKind::Absent, 8, 0, 3});
  if (!shape_tables(problem)) problem.people = -1;  // no test gets past validate()
  return problem;
}

TEST(PlanWithManyRules, BreaksNoneThatCanBeKept) {
  const auto problem = tight_room();
  for (std::uint64_t seed = 1; seed <= 15; ++seed)
    EXPECT_TRUE(plan(problem, testing::iterations(300'000, seed))->report.violations.empty()) << "seed " << seed;
}

// A host at each table, and colleagues: the hosts are eight who never meet, of whom a design has few.
TEST(PlanWithManyRules, HostsAtEveryTableCostNoRepeat) {
  auto problem = testing::room(46, 6, 6);
  for (int host = 0; host < 8; ++host) problem.rules.push_back({RuleKind::Host, host, host});
  problem.mixes.push_back({std::vector<std::int32_t>(46), 3});
  for (int person = 0; person < 46; ++person) problem.mixes[0].value[person] = person % 10;
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    const auto planned = plan(problem, testing::iterations(2'000'000, seed));
    EXPECT_TRUE(planned->report.violations.empty()) << "seed " << seed;
    EXPECT_EQ(planned->report.repeats, 0) << "seed " << seed;
  }
}

// Two whom the team seats together can be tried out by anybody of the team: the answer, and how long it takes, must be
// what it is without a private rule.
TEST(PrivateRules, DoNotShowWhereTheTeamSettlesOtherwise) {
  for (const bool by_hosts : {false, true}) {
    auto problem = testing::room(32, 5, 4);
    if (by_hosts) {
      problem.rules.push_back({RuleKind::Host, 0, 0, 0});
      problem.rules.push_back({RuleKind::Host, 1, 0, 0});
    } else {
      problem.rules.push_back({RuleKind::Together, 0, 1, 0});
    }
    const auto without = plan(problem, testing::iterations(500'000));
    problem.rules.push_back({RuleKind::Apart, 0, 1, 0, Origin::Private});
    const auto with = plan(problem, testing::iterations(500'000));
    EXPECT_TRUE(with->proved);
    EXPECT_EQ(with->iterations, without->iterations);
    EXPECT_EQ(with->seating, without->seating);
  }
}

// One annealing froze in worse plans, however slowly it cooled.
TEST(Plan, OfAHandfulIsTheBestThereIs) {
  auto problem = testing::room(7, 2, 4);
  problem.mixes.push_back({{0, 0, 1, 1, 2, 2, 3}, 3});
  problem.known = {{3, 0, 0.5}};
  for (const auto spoken : {1U, 0U, 5U, 3U, 1U, 5U, 2U}) problem.languages.spoken.push_back(spoken);
  problem.languages.weight = 1;
  EXPECT_TRUE(plan(problem, testing::iterations(200'000))->proved);
}

}  // namespace
}  // namespace kith::seating
