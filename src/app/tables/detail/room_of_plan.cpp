#include "app/tables/detail/room_of_plan.h"

#include <algorithm>
#include <vector>

namespace kith::app {
namespace {

using seating::no_table;
using seating::Seating;

// Of one round: who has no seat though the list says that they are there. Whoever is in no round counts as not invited.
struct Waiting {
  int people = 0;
  int between = 0;  // of them those with a seat before and after, who have neither walked in nor left
};

std::vector<Waiting> waiting_in(const Roster& roster, const Seating& plan) {
  std::vector<Waiting> waiting(plan.rounds);
  for (int person = 0; person < plan.people; ++person) {
    const auto& said = roster.people[static_cast<std::size_t>(person)];
    int first = plan.rounds, last = -1;
    for (int round = 0; round < plan.rounds; ++round) {
      if (plan.at(round, person) == no_table) continue;
      first = std::min(first, round);
      last = round;
    }
    if (last < 0) continue;
    for (int round = said.arrives.value_or(1) - 1; round < std::min(said.leaves.value_or(plan.rounds), plan.rounds);
         ++round) {
      if (plan.at(round, person) != no_table) continue;
      ++waiting[round].people;
      waiting[round].between += round > first && round < last;
    }
  }
  return waiting;
}

// Of each round how many sit at each table: [round * tables + table].
std::vector<int> sizes_of(const Seating& plan, int tables) {
  std::vector<int> sizes(static_cast<std::size_t>(plan.rounds) * tables, 0);
  for (int round = 0; round < plan.rounds; ++round)
    for (int person = 0; person < plan.people; ++person)
      if (const int table = plan.at(round, person); table != no_table) ++sizes[round * tables + table];
  return sizes;
}

}  // namespace

int tables_of(const Seating& plan) { return *std::ranges::max_element(plan.table) + 1; }

std::optional<int> most_at_table(const Roster& roster, const Seating& plan) {
  const int tables = tables_of(plan);
  const auto sizes = sizes_of(plan, tables);
  const auto waiting = waiting_in(roster, plan);
  const int largest = *std::ranges::max_element(sizes);
  for (int round = 0; round < plan.rounds; ++round) {
    int seated = 0;
    for (int table = 0; table < tables; ++table) seated += sizes[round * tables + table];
    if (seated == 0) continue;  // a round more than the plan had
    const auto& [people, between] = waiting[round];
    if (people > tables * largest - seated && (between > 0 || people > seated)) return largest;
  }
  return std::nullopt;
}

}  // namespace kith::app
