// The problem as the search sees it: who may move in which round, who moves as one, who must not meet.
// For: start.cpp, seats.h, anneal.h. Built once per plan(); then only read.
#pragma once
#include <vector>

#include "seating/bound.h"
#include "seating/detail/chance.h"
#include "seating/problem.h"

namespace kith::seating {

// Apart rules weigh so that no number of private ones outweighs one of the team's.
inline constexpr std::int64_t team_weight = std::int64_t{1} << 32;
inline constexpr std::int64_t private_weight = 1;

struct KeptApart {
  int other = 0;
  int round = every_round;
  std::int64_t weight = team_weight;
};

// Where a person is in one round, as far as it is settled.
struct Place {
  enum Kind : std::uint8_t { Loose, Block, Fixed, Away };
  Kind kind = Loose;
  std::int32_t block = -1;        // index into Model::blocks
  std::int32_t table = no_table;  // of Fixed; no_table = sits out
  bool pinned = false;
};

// People who sit together in one round and move as one.
struct Block {
  int round = 0;
  std::vector<int> people;
};

struct Model {
  Model(const Problem& problem, Chance& chance);

  const Problem& problem;
  int people;
  int rounds;
  int tables;
  int first;  // the first round that may change
  Bound bound;
  std::vector<SeatRange> seats;  // [round * tables + table], with the rules about tables in them
  std::vector<Place> places;     // [round * people + person]
  std::vector<Block> blocks;
  std::vector<std::vector<KeptApart>> apart;  // of each person
  std::vector<int> rounds_there;              // of each person
  bool uneven = false;                        // some plans with the fewest repeats are less fair than others

  // Most pairs meet: there is little room between one plan without repeats and the next.
  bool tight() const { return 10 * bound.pairs > 3 * std::int64_t{people} * (people - 1); }

  const Place& place(int round, int person) const { return places[static_cast<std::size_t>(round) * people + person]; }
  Place& place(int round, int person) { return places[static_cast<std::size_t>(round) * people + person]; }
  SeatRange range(int round, int table) const { return seats[static_cast<std::size_t>(round) * tables + table]; }
  bool starts_on_bench(int round, int person) const {
    return bench_[static_cast<std::size_t>(round) * people + person];
  }

 private:
  void settle();
  void choose_sit_outs(Chance& chance);
  void bind_together();
  void keep_apart();
  bool settled_together(const Rule& rule, int round) const;
  bool can_be_uneven() const;

  std::vector<bool> bench_;  // who sits out at first, for want of seats
};

}  // namespace kith::seating
