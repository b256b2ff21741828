#include "seating/shape.h"

#include <algorithm>
#include <numeric>

#include "base/limits.h"

namespace kith::seating {
namespace {

constexpr int any = limits::seating_people;

// What the rules and pins say about the tables of one round.
struct Tables {
  std::vector<int> most;     // capacity of each table
  std::vector<int> least;    // smallest use of each table
  std::vector<bool> needed;  // a host or pin waits there
};

bool holds_in(const Rule& rule, int round) { return rule.round == every_round || rule.round == round; }

void take_out_absent(Problem& p) {
  for (const auto& rule : p.rules) {
    if (rule.kind != RuleKind::Absent) continue;
    for (int round = p.frozen; round < p.rounds; ++round)
      if (holds_in(rule, round)) p.set_present(rule.a, round, false);
  }
}

Done table_exists(int table, int tables) {
  if (table < tables) return {};
  return fail(ErrorKind::Invalid, "no_such_table",
              say("There is no table {table, number}: the tables are numbered 1 to {tables, number}.",
                  {{"table", std::int64_t{table} + 1}, {"tables", std::int64_t{tables}}}));
}

Result<Tables> tables_of_round(const Problem& p, int round, int tables, int most) {
  Tables result{std::vector<int>(tables, most), std::vector<int>(tables, 0), std::vector<bool>(tables, false)};
  for (const auto& rule : p.rules) {
    if (!holds_in(rule, round)) continue;
    if (rule.kind == RuleKind::Capacity || rule.kind == RuleKind::MinSize) {
      if (rule.a >= tables) continue;  // about a table that this plan does not need
      if (rule.kind == RuleKind::Capacity) result.most[rule.a] = std::min(result.most[rule.a], rule.b);
      if (rule.kind == RuleKind::MinSize) result.least[rule.a] = std::max(result.least[rule.a], rule.b);
    }
    if (rule.kind == RuleKind::Host && p.is_present(rule.a, round)) {
      KITH_CHECK(table_exists(rule.b, tables));
      result.needed[rule.b] = true;
    }
  }
  std::vector<int> pinned(tables, 0);  // a hand may put more people at a table than it was meant for
  for (const auto& pin : p.pins) {
    if (pin.round != round || pin.table == no_table) continue;
    KITH_CHECK(table_exists(pin.table, tables));
    result.needed[pin.table] = true;
    ++pinned[pin.table];
  }
  for (int table = 0; table < tables; ++table) result.most[table] = std::max(result.most[table], pinned[table]);
  return result;
}

int people_in(const Problem& p, int round) {
  int count = 0;
  for (int person = 0; person < p.people; ++person) count += p.is_present(person, round);
  for (const auto& pin : p.pins)  // sitting out by hand needs no seat
    count -= pin.round == round && pin.table == no_table && p.is_present(pin.person, round);
  return count;
}

// The tables used in this round: those that are needed, then the lowest numbers until `enough` says so.
std::vector<int> open_tables(const Tables& tables, int people, int at_most, bool all) {
  std::vector<int> open;
  int seats = 0;
  const auto use = [&](int table) {
    open.push_back(table);
    seats += tables.most[table];
  };
  const int count = static_cast<int>(tables.most.size());
  for (int table = 0; table < count; ++table)
    if (tables.needed[table] && tables.most[table] > 0) use(table);
  for (int table = 0; table < count; ++table) {
    if (tables.needed[table] || tables.most[table] == 0) continue;
    if (static_cast<int>(open.size()) >= at_most || (!all && seats >= people)) break;
    use(table);
  }
  std::ranges::sort(open);
  return open;
}

// Sizes as even as the tables allow: each table's size is a common level, clamped to what the table takes.
// The smallest level that seats everybody gives the maximum, one less the minimum.
void level(const Tables& tables, const std::vector<int>& open, int people, SeatRange* seats) {
  const auto clamped = [&](int table, int height) {
    return std::clamp(height, std::min(tables.least[table], tables.most[table]), tables.most[table]);
  };
  const auto seated = [&](int height) {
    std::int64_t sum = 0;
    for (const int table : open) sum += clamped(table, height);
    return sum;
  };
  int low = 0, high = any;
  while (low < high) {
    const int middle = (low + high) / 2;
    if (seated(middle) >= people) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  const bool full = seated(low) <= people;  // everybody who can be seated is, and every table is as large as it gets
  for (const int table : open) seats[table] = {clamped(table, full ? low : std::max(low - 1, 1)), clamped(table, low)};
}

Done shape_round(Problem& p, int round, int most) {
  KITH_TRY(auto tables, tables_of_round(p, round, p.tables, most));
  auto* seats = &p.seats[static_cast<std::size_t>(round) * p.tables];
  const int people = people_in(p, round);
  if (people == 0) return {};
  const int least = std::min(p.room.min.value_or(2), people);
  const int at_most = std::max(people / std::max(least, 1), 1);
  const auto open = open_tables(tables, people, at_most, p.room.tables.has_value());
  std::int64_t asked = 0;
  for (const int table : open) asked += tables.least[table];
  if (asked > people) std::ranges::fill(tables.least, 0);  // cannot be kept; check() will say so
  if (p.room.min && (p.room.max || p.room.table_size)) {
    for (const int table : open)
      seats[table] = {std::min(std::max(least, tables.least[table]), tables.most[table]), tables.most[table]};
  } else {
    level(tables, open, people, seats);
  }
  return {};
}

// Tables to stand ready when only their size is given: as many as the fullest round needs.
Result<int> tables_for(const Problem& p, int most) {
  if (p.room.tables) return *p.room.tables;
  int tables = 1;
  for (int round = p.frozen; round < p.rounds; ++round) {
    const int people = people_in(p, round);
    const int wide = people / most + static_cast<int>(p.rules.size()) + 1;  // capacity rules can cost tables
    Problem bare;                                                           // only the capacities count here
    bare.people = p.people;
    bare.rules = p.rules;
    std::erase_if(bare.rules, [](const Rule& rule) { return rule.kind != RuleKind::Capacity; });
    KITH_TRY(const auto room, tables_of_round(bare, round, std::min(wide, limits::seating_people), most));
    const auto open = open_tables(room, people, std::max(people / 2, 1), false);
    if (!open.empty()) tables = std::max(tables, open.back() + 1);
  }
  return tables;
}

Done room_makes_sense(const Room& room) {
  const auto wrong = [](Message sentence) { return fail(ErrorKind::Invalid, "room", std::move(sentence)); };
  if (!room.table_size && !room.tables) return wrong(say("Say how many sit at a table, or how many tables there are."));
  if (room.table_size.value_or(2) < 2 || room.max.value_or(2) < 2)
    return wrong(say("A table needs at least two seats."));
  if (room.tables.value_or(1) < 1) return wrong(say("There has to be at least one table."));
  if (room.tables.value_or(1) > limits::seating_people)
    return wrong(
        say("At most {tables, number} tables can be planned.", {{"tables", std::int64_t{limits::seating_people}}}));
  if (room.min.value_or(1) < 1) return wrong(say("The fewest at a table is at least one."));
  const int most = std::min(room.table_size.value_or(any), room.max.value_or(any));
  if (room.min.value_or(1) > most)
    return wrong(say("The fewest at a table ({min, number}) is more than the most ({max, number}).",
                     {{"min", std::int64_t{*room.min}}, {"max", std::int64_t{most}}}));
  return {};
}

}  // namespace

Done shape_tables(Problem& p) {
  KITH_CHECK(room_makes_sense(p.room));
  take_out_absent(p);
  const int most = std::min({p.room.table_size.value_or(any), p.room.max.value_or(any), std::max(p.people, 2)});
  KITH_TRY(p.tables, tables_for(p, most));
  for (const auto table : p.past.table) p.tables = std::max(p.tables, table + 1);
  p.seats.assign(static_cast<std::size_t>(p.rounds) * p.tables, {});
  for (int round = p.frozen; round < p.rounds; ++round) KITH_CHECK(shape_round(p, round, most));
  return {};
}

}  // namespace kith::seating
