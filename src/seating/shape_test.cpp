#include "seating/shape.h"

#include <algorithm>
#include <gtest/gtest.h>

#include "base/language.h"

namespace kith::seating {
namespace {

// The ranges of the tables in use in one round, as "5-6 5-6 6".
std::string tables(const Problem& p, int round = 0) {
  std::string text;
  for (int table = 0; table < p.tables; ++table) {
    const auto [min, max] = p.seats_at(round, table);
    if (max == 0) continue;
    if (!text.empty()) text += ' ';
    text += min == max ? std::to_string(max) : std::to_string(min) + "-" + std::to_string(max);
  }
  return text;
}

Problem shaped(int people, Room room, int rounds = 1, std::vector<Rule> rules = {}) {
  auto p = empty_problem(people, rounds);
  p.room = room;
  p.rules = std::move(rules);
  EXPECT_TRUE(shape_tables(p));
  return p;
}

std::string refusal(int people, Room room, std::vector<Rule> rules = {}) {
  auto p = empty_problem(people, 1);
  p.room = room;
  p.rules = std::move(rules);
  const auto done = shape_tables(p);
  return done ? "" : speak(Language::En, done.error().sentence);
}

TEST(Shape, SizesDifferByAtMostOne) {
  EXPECT_EQ(tables(shaped(48, {.table_size = 6})), "6 6 6 6 6 6 6 6");
  EXPECT_EQ(tables(shaped(50, {.table_size = 6})), "5-6 5-6 5-6 5-6 5-6 5-6 5-6 5-6 5-6");
  EXPECT_EQ(tables(shaped(10, {.tables = 3})), "3-4 3-4 3-4");
  EXPECT_EQ(tables(shaped(13, {.table_size = 6})), "4-5 4-5 4-5");
}

TEST(Shape, BothMinimumAndMaximumMakeSizesFree) {
  EXPECT_EQ(tables(shaped(20, {.tables = 4, .min = 3, .max = 8})), "3-8 3-8 3-8 3-8");
  EXPECT_EQ(tables(shaped(120, {.tables = 10, .min = 12, .max = 12})), "12 12 12 12 12 12 12 12 12 12");
}

TEST(Shape, TooFewSeatsFillEveryTable) {
  EXPECT_EQ(tables(shaped(50, {.table_size = 6, .tables = 8})), "6 6 6 6 6 6 6 6");
}

TEST(Shape, NobodySitsAloneWhereThatCanBeHelped) {
  EXPECT_EQ(tables(shaped(5, {.tables = 10})), "2-3 2-3");
  EXPECT_EQ(tables(shaped(5, {.table_size = 2})), "2 2");
  EXPECT_EQ(tables(shaped(1, {.table_size = 6})), "1");
  EXPECT_EQ(tables(shaped(2, {.tables = 3})), "2");
}

TEST(Shape, FewerPeopleInARoundUseFewerTables) {
  auto p = empty_problem(12, 2);
  for (int person = 0; person < 6; ++person) p.set_present(person, 1, false);
  p.room.table_size = 4;
  ASSERT_TRUE(shape_tables(p));
  EXPECT_EQ(tables(p, 0), "4 4 4");
  EXPECT_EQ(tables(p, 1), "3 3");
}

TEST(Shape, AHostsTableStandsInEveryRoundTheyAreThere) {
  auto p = empty_problem(12, 2);
  for (int person = 0; person < 6; ++person) p.set_present(person, 1, false);
  p.room.table_size = 4;
  p.rules.push_back({RuleKind::Host, 11, 2});
  ASSERT_TRUE(shape_tables(p));
  EXPECT_EQ(p.seats_at(1, 2).max, 3);
  EXPECT_EQ(p.seats_at(1, 1).max, 0);
}

TEST(Shape, ACapacityIsKeptAndMadeUpForElsewhere) {
  EXPECT_EQ(tables(shaped(48, {.table_size = 6}, 1, {{RuleKind::Capacity, 2, 4}})),
            "5-6 5-6 4 5-6 5-6 5-6 5-6 5-6 5-6");
  EXPECT_EQ(tables(shaped(12, {.tables = 3}, 1, {{RuleKind::Capacity, 0, 0}})), "6 6");
}

TEST(Shape, AnAbsentPersonNeedsNoSeat) {
  const auto p = shaped(13, {.table_size = 6}, 1, {{RuleKind::Absent, 3}});
  EXPECT_FALSE(p.is_present(3, 0));
  EXPECT_EQ(tables(p), "6 6");
}

TEST(Shape, SaysWhatItCannotDo) {
  EXPECT_EQ(refusal(10, {}), "Say how many sit at a table, or how many tables there are.");
  EXPECT_EQ(refusal(10, {.table_size = 1}), "A table needs at least two seats.");
  EXPECT_EQ(refusal(10, {.tables = 0}), "There has to be at least one table.");
  EXPECT_EQ(refusal(10, {.tables = 2, .min = 6, .max = 5}), "The fewest at a table (6) is more than the most (5).");
  EXPECT_EQ(refusal(12, {.table_size = 6}, {{RuleKind::Host, 0, 6}}),
            "There is no table 7: the tables are numbered 1 to 2.");
}

}  // namespace
}  // namespace kith::seating
