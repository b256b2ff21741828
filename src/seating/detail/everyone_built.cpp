#include "seating/detail/everyone_built.h"

#include <algorithm>
#include <numeric>

#include "seating/detail/design.h"

namespace kith::seating {
namespace {

constexpr int most_tables = 100;  // of a design: larger ones are no better than offsets
constexpr int all_rounds = 200;

int least_for_one(int people, int seats) { return (people - 1 + seats - 2) / (seats - 1); }

// Who sits at each table of a round.
std::vector<std::vector<int>> tables_of(const Seating& plan, int round, int people) {
  std::vector<std::vector<int>> tables;
  for (int person = 0; person < people; ++person) {
    const auto table = static_cast<std::size_t>(plan.at(round, person));
    if (tables.size() <= table) tables.resize(table + 1);
    tables[table].push_back(person);
  }
  std::erase_if(tables, [](const auto& table) { return table.empty(); });
  return tables;
}

// The smallest two as long as they fit.
void put_together(std::vector<std::vector<int>>& tables, int seats) {
  const auto size = [](const auto& table) { return table.size(); };
  for (;;) {
    std::ranges::stable_sort(tables, std::greater{}, size);
    if (tables.size() < 2 || tables.back().size() + tables[tables.size() - 2].size() > static_cast<std::size_t>(seats))
      return;
    auto& host = tables[tables.size() - 2];
    host.insert(host.end(), tables.back().begin(), tables.back().end());
    tables.pop_back();
  }
}

// How often every two meet.
std::vector<int> meetings_of(const Seating& plan) {
  std::vector<int> met(static_cast<std::size_t>(plan.people) * plan.people, 0);
  for (int round = 0; round < plan.rounds; ++round)
    for (const auto& table : tables_of(plan, round, plan.people))
      for (const int a : table)
        for (const int b : table) ++met[static_cast<std::size_t>(a) * plan.people + b];
  return met;
}

Seating from_design(const Design& design) {
  return {design.tables * design.seats, design.rounds, {design.table.begin(), design.table.end()}};
}

// Everybody sits still but the first, who is always opposite the last: the circle of a tournament.
Seating tournament(int people) {
  const int even = people + people % 2;
  auto plan = Seating::empty(people, even - 1);
  for (int round = 0; round < plan.rounds; ++round)
    for (int person = 0; person < people; ++person) {
      const int other = person == even - 1 ? round
                        : 2 * person % (even - 1) == 2 * round % (even - 1)
                            ? even - 1
                            : ((2 * round - person) % (even - 1) + even - 1) % (even - 1);
      plan.at(round, person) = std::min(person, other);
    }
  return plan;
}

}  // namespace

Seating first_people(const Seating& plan, int people, int seats) {
  auto result = Seating::empty(people, plan.rounds);
  for (int round = 0; round < plan.rounds; ++round) {
    auto tables = tables_of(plan, round, people);
    put_together(tables, seats);
    for (std::size_t table = 0; table < tables.size(); ++table)
      for (const int person : tables[table]) result.at(round, person) = static_cast<int>(table);
  }
  return result;
}

void give_company(Seating& plan, int seats) {
  auto met = meetings_of(plan);
  const auto meetings = [&](int a, int b) -> int& { return met[static_cast<std::size_t>(a) * plan.people + b]; };
  for (int round = 0; round < plan.rounds; ++round) {
    auto tables = tables_of(plan, round, plan.people);
    for (auto& lonely : tables) {
      if (lonely.size() != 1 || seats < 2) continue;
      for (auto& table : tables) {
        if (lonely.size() > 1) break;
        if (table.size() < 3) continue;
        const auto spare = std::ranges::find_if(table, [&](int person) {
          return std::ranges::all_of(table, [&](int other) { return other == person || meetings(person, other) > 1; });
        });
        if (spare == table.end()) continue;
        const int person = *spare;
        table.erase(spare);
        for (const int other : table) --meetings(person, other), --meetings(other, person);
        plan.at(round, person) = plan.at(round, lonely.front());
        ++meetings(person, lonely.front()), ++meetings(lonely.front(), person);
        lonely.push_back(person);
      }
    }
  }
}

const Seating& EveryoneBuilt::plan(int people, int seats) {
  const auto found = plans_.find({people, seats});
  if (found != plans_.end()) return found->second;
  auto best = built(people, seats);
  return plans_.emplace(std::pair{people, seats}, std::move(best)).first->second;
}

Seating EveryoneBuilt::built(int people, int seats) {
  if (people <= seats) {
    auto together = Seating::empty(people, people > 1 ? 1 : 0);
    std::ranges::fill(together.table, 0);
    return together;
  }
  auto best = first_people(tournament(people), people, seats);
  if (seats == 2) return best;
  offer_groups(best, seats);
  offer_columns(best, seats);
  offer_designs(best, seats);
  return best;
}

void EveryoneBuilt::offer_designs(Seating& best, int seats) {
  for (int at_table = seats; at_table >= 3; --at_table) {
    for (int tables = (best.people + at_table - 1) / at_table; tables <= most_tables; ++tables) {
      const int others = tables * at_table - 1, rounds = others / (at_table - 1);
      if (rounds >= best.rounds) break;
      if (others % (at_table - 1) != 0) continue;
      if (const auto design = design_for(tables, at_table, rounds); design.rounds == rounds)
        best = first_people(from_design(design), best.people, seats);
    }
  }
}

// place = column * q + row; the last rows stay empty, so that a column's people fill as few tables as can be.
void EveryoneBuilt::offer_columns(Seating& best, int seats) {
  for (int columns = seats; columns >= 3; --columns) {
    const int rows = (best.people + columns - 1) / columns;
    for (int q = std::max(rows, columns); q < best.rounds; ++q) {
      const auto design = design_for(q, columns, q);
      if (design.offset_rounds < q) continue;
      const auto& inner = plan(rows, seats);
      if (q + inner.rounds >= best.rounds) break;
      auto whole = Seating::empty(columns * rows, q + inner.rounds);
      for (int column = 0; column < columns; ++column)
        for (int row = 0; row < rows; ++row) {
          for (int round = 0; round < q; ++round)
            whole.at(round, column * rows + row) = design.at(round, column * q + row);
          for (int round = 0; round < inner.rounds; ++round)
            whole.at(q + round, column * rows + row) = column * rows + inner.at(round, row);
        }
      best = first_people(whole, best.people, seats);
      break;
    }
  }
}

void EveryoneBuilt::offer_groups(Seating& best, int seats) {
  for (int together = seats / 2; together >= 2; --together) {
    const int groups = (best.people + together - 1) / together;
    if (least_for_one(groups, seats / together) >= best.rounds) continue;
    const auto& inner = plan(groups, seats / together);
    if (inner.rounds >= best.rounds) continue;
    auto whole = Seating::empty(groups * together, inner.rounds);
    for (int round = 0; round < inner.rounds; ++round)
      for (int person = 0; person < whole.people; ++person)
        whole.at(round, person) = inner.at(round, person / together);
    best = first_people(whole, best.people, seats);
  }
}

}  // namespace kith::seating
