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

}  // namespace
}  // namespace kith::seating
