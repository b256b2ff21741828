#include "seating/detail/grouping.h"

#include <gtest/gtest.h>
#include <stop_token>

#include "seating/detail/grouping_seats.h"
#include "seating/search.h"
#include "seating/testing/problems.h"

namespace kith::seating {
namespace {

using testing::iterations;

// One round at `tables` tables of `least` to `most`, in which every pair has a wish of its own.
Problem grouping(int people, int tables, int least, int most, std::uint64_t seed) {
  auto problem = empty_problem(people, 1);
  problem.room = {.tables = tables, .min = least, .max = most};
  problem.affinity_weight = 1;
  Chance chance(seed);
  for (int a = 0; a < people; ++a)
    for (int b = a + 1; b < people; ++b) problem.affinity.push_back({a, b, static_cast<double>(chance.below(100))});
  EXPECT_TRUE(shape_tables(problem));
  return problem;
}

double earned(const Problem& problem, const std::vector<int>& table) {
  double sum = 0;
  for (const auto& pair : problem.affinity) sum += table[pair.a] == table[pair.b] ? pair.amount : 0;
  return sum;
}

// The best of all ways to share people out, by looking at each.
double best_of_all(const Problem& problem, std::vector<int>& table, std::vector<int>& size) {
  if (table.size() == static_cast<std::size_t>(problem.people)) {
    for (const int count : size)
      if (count < *problem.room.min) return 0;
    return earned(problem, table);
  }
  double best = 0;
  for (int at = 0; at < problem.tables; ++at) {
    if (size[at] == *problem.room.max) continue;
    ++size[at];
    table.push_back(at);
    best = std::max(best, best_of_all(problem, table, size));
    table.pop_back();
    --size[at];
  }
  return best;
}

TEST(Grouping, FindsTheBestOfAllWhereAllCanBeLookedAt) {
  struct Room {
    int people, tables, least, most;
  };
  for (const auto [people, tables, least, most] :
       {Room{9, 3, 3, 3}, Room{10, 3, 2, 5}, Room{11, 2, 3, 8}, Room{10, 3, 3, 4}}) {
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
      const auto problem = grouping(people, tables, least, most, seed);
      std::vector<int> table, size(tables, 0);
      const auto planned = plan(problem, iterations(300'000, seed));
      EXPECT_EQ(planned->report.affinity, best_of_all(problem, table, size)) << people << " people, seed " << seed;
      EXPECT_TRUE(check(problem, planned->seating).team.empty());
    }
  }
}

TEST(Grouping, GainsAreAfterAnyMovesWhatACountSays) {
  Chance chance(5);
  const int people = 23, tables = 4;
  std::vector<std::int32_t> between(people * people, 0), table;
  for (int a = 0; a < people; ++a)
    for (int b = 0; b < a; ++b) between[a * people + b] = between[b * people + a] = chance.below(50) - 10;
  GroupingSeats seats(people, between, std::vector<int>(tables, 2), std::vector<int>(tables, 12));
  for (int a = 0; a < people; ++a) table.push_back(a % tables);
  seats.fill(table);
  for (int i = 0; i < 500; ++i) {
    const int a = chance.below(people), b = chance.below(people), to = chance.below(tables);
    if (i % 2 == 0 && seats.table(a) != seats.table(b)) seats.swap(a, b);
    if (i % 2 == 1 && seats.table(a) != to && seats.may_leave(a) && seats.has_room(to)) seats.move(a, to);
  }
  GroupingSeats counted(people, between, std::vector<int>(tables, 2), std::vector<int>(tables, 12));
  counted.fill(seats.table());
  EXPECT_EQ(seats.total(), counted.total());
  for (int a = 0; a < people; ++a) {
    EXPECT_EQ(seats.own()[a], counted.own()[a]);
    for (int at = 0; at < tables; ++at) EXPECT_EQ(seats.gain(at, a), counted.gain(at, a));
  }
}

TEST(Grouping, IsTheSameForASeedAndANumberOfProposals) {
  const auto problem = grouping(60, 6, 10, 10, 3);
  const auto one = plan(problem, iterations(2'000'000, 9)), other = plan(problem, iterations(2'000'000, 9));
  EXPECT_EQ(one->seating, other->seating);
}

TEST(Grouping, SizesMayDifferAsFarAsTheTeamSays) {
  auto problem = grouping(30, 3, 5, 20, 4);
  const auto planned = plan(problem, iterations(2'000'000));
  std::vector<int> size(3, 0);
  for (const int at : planned->seating.table) ++size[at];
  std::ranges::sort(size);
  EXPECT_EQ(size, (std::vector<int>{5, 5, 20}));  // the most pairs, where all wishes are wishes to meet
  EXPECT_EQ(planned->report.objective.least_share, 1);
}

TEST(Grouping, WhoIsPinnedHostsOrIsAwayStaysSo) {
  auto problem = grouping(24, 4, 6, 6, 6);
  problem.pins = {{0, 3, 2}, {0, 4, 2}};
  problem.rules.push_back({.kind = RuleKind::Host, .a = 7, .b = 1});
  problem.rules.push_back({.kind = RuleKind::Absent, .a = 9});
  problem.room.min = 5;
  ASSERT_TRUE(shape_tables(problem));
  const auto planned = plan(problem, iterations(1'000'000));
  EXPECT_TRUE(check(problem, planned->seating).team.empty());
  EXPECT_EQ(planned->seating.at(0, 3), 2);
  EXPECT_EQ(planned->seating.at(0, 7), 1);
  EXPECT_EQ(planned->seating.at(0, 9), no_table);
}

TEST(Grouping, StopsWhenToldTo) {
  std::stop_source source;
  source.request_stop();
  SearchOptions options;
  options.seconds = 600;
  options.stop = source.get_token();
  const auto planned = plan(grouping(120, 10, 12, 12, 7), options);
  EXPECT_LT(planned->seconds, 60);
}

}  // namespace
}  // namespace kith::seating
