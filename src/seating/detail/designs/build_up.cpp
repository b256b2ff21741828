#include "seating/detail/designs/build_up.h"

#include <algorithm>
#include <numeric>

#include "seating/detail/chance.h"

namespace kith::seating {
namespace {

constexpr int beginnings = 20;  // of the search for places to drop

// For each two places the round in which they meet; -1: never.
std::vector<int> meetings(const Design& design) {
  const int places = design.tables * design.seats;
  std::vector<int> met(static_cast<std::size_t>(places) * places, -1);
  for (int round = 0; round < design.rounds; ++round) {
    std::vector<std::vector<int>> at(design.tables);
    for (int place = 0; place < places; ++place) at[design.at(round, place)].push_back(place);
    for (const auto& table : at)
      for (const int a : table)
        for (const int b : table)
          if (a != b) met[static_cast<std::size_t>(a) * places + b] = round;
  }
  return met;
}

// So many places that meet each other in few rounds, taken one by one.
std::vector<int> strangers(const Design& design, int count) {
  const int places = design.tables * design.seats;
  const auto met = meetings(design);
  std::vector<int> best;
  int fewest = design.rounds + 1;
  Chance chance(1);
  for (int i = 0; i < beginnings && fewest > 0; ++i) {
    std::vector<int> chosen{chance.below(places)};
    std::vector<bool> lost(design.rounds, false), taken(places, false);
    taken[chosen.front()] = true;
    const auto losses = [&](int place) {
      std::vector<bool> also(design.rounds, false);
      int more = 0;
      for (const int other : chosen) {
        const int round = met[static_cast<std::size_t>(place) * places + other];
        if (round >= 0 && !lost[round] && !also[round]) {
          also[round] = true;
          ++more;
        }
      }
      return more;
    };
    while (static_cast<int>(chosen.size()) < count) {
      int next = -1, least = design.rounds + 1;
      const int from = chance.below(places);
      for (int k = 0; k < places; ++k) {
        const int place = (from + k) % places;
        if (taken[place]) continue;
        if (const int more = losses(place); more < least) {
          least = more;
          next = place;
        }
      }
      for (const int other : chosen)
        if (const int round = met[static_cast<std::size_t>(next) * places + other]; round >= 0) lost[round] = true;
      taken[next] = true;
      chosen.push_back(next);
    }
    const auto lost_rounds = static_cast<int>(std::ranges::count(lost, true));
    if (lost_rounds < fewest) {
      fewest = lost_rounds;
      best = chosen;
    }
  }
  return best;
}

Design with_last(const Design& design, const std::vector<int>& last) {
  const int places = design.tables * design.seats;
  std::vector<bool> is_last(places, false);
  for (const int place : last) is_last[place] = true;
  std::vector<int> order;
  for (int place = 0; place < places; ++place)
    if (!is_last[place]) order.push_back(place);
  order.insert(order.end(), last.begin(), last.end());
  Design result{design.tables, design.seats, design.rounds, 0, {}};
  result.table.reserve(design.table.size());
  for (int round = 0; round < design.rounds; ++round)
    for (const int place : order) result.table.push_back(design.at(round, place));
  return result;
}

bool even_without(const Design& design, int round, int people) {
  std::vector<bool> dropped(design.tables, false);
  for (int place = people; place < design.tables * design.seats; ++place) {
    const int table = design.at(round, place);
    if (dropped[table]) return false;
    dropped[table] = true;
  }
  return true;
}

Design even_rounds(const Design& design, int people, int rounds) {
  const int places = design.tables * design.seats;
  Design result{design.tables, design.seats, 0, 0, {}};
  for (int round = 0; round < design.rounds && result.rounds < rounds; ++round) {
    if (!even_without(design, round, people)) continue;
    const auto begin = design.table.begin() + static_cast<std::ptrdiff_t>(round) * places;
    result.table.insert(result.table.end(), begin, begin + places);
    ++result.rounds;
    result.offset_rounds += round < design.offset_rounds;
  }
  return result;
}

}  // namespace

Design from_tables(const Schedule& schedule, const std::vector<int>& number) {
  if (schedule.empty()) return {};
  const auto tables = static_cast<int>(schedule.front().size());
  const auto seats = static_cast<int>(schedule.front().front().size());
  Design design{tables, seats, static_cast<int>(schedule.size()), 0, {}};
  design.table.assign(schedule.size() * tables * seats, 0);
  for (int round = 0; round < design.rounds; ++round)
    for (int table = 0; table < tables; ++table)
      for (const int place : schedule[round][table])
        design.table[round * tables * seats + (number.empty() ? place : number[place])] = table;
  return design;
}

Design for_people(const Design& design, int people, int rounds) {
  auto plain = even_rounds(design, people, rounds);
  const int dropped = design.tables * design.seats - people;
  if (dropped < 2 || plain.rounds >= std::min(rounds, design.rounds)) return plain;
  if (design.tables * design.seats > 1'000) return plain;
  auto chosen = even_rounds(with_last(design, strangers(design, dropped)), people, rounds);
  return chosen.rounds > plain.rounds ? chosen : plain;
}

void add_columns(Design& design, const Design& inner, int rounds) {
  for (int round = 0; round < inner.rounds && design.rounds < rounds; ++round) {
    for (int column = 0; column < design.seats; ++column)
      for (int row = 0; row < design.tables; ++row)
        design.table.push_back(column * inner.tables + inner.at(round, row));
    ++design.rounds;
  }
}

}  // namespace kith::seating
