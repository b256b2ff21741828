// Who sits where: the table of each person in each round.
// For: what plan() answers and everything that reads a plan. It knows no people: indices 0..people-1, and app
// translates. Rounds and tables count from 0 here (people count them from 1). Values own their memory; no threads, no
// errors.
#pragma once
#include <cstdint>
#include <vector>

namespace kith::seating {

// The table of somebody who sits out, is absent, or is not planned yet.
inline constexpr std::int32_t no_table = -1;

struct Seating {
  int people = 0;
  int rounds = 0;
  std::vector<std::int32_t> table;  // [round * people + person]

  static Seating empty(int people, int rounds) {
    return {people, rounds, std::vector<std::int32_t>(static_cast<std::size_t>(people) * rounds, no_table)};
  }
  std::int32_t& at(int round, int person) { return table[static_cast<std::size_t>(round) * people + person]; }
  std::int32_t at(int round, int person) const { return table[static_cast<std::size_t>(round) * people + person]; }
  bool operator==(const Seating&) const = default;
};

}  // namespace kith::seating
