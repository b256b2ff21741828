// Designs in columns made of offsets: in round r the person in row x of column c sits at table x + offset[r][c].
// Nobody meets twice if offset[r][c] - offset[r][c'] is never the same in two rounds: a difference matrix (Bose and
// Bush 1952; Handbook of Combinatorial Designs, 2nd ed., VI.17), or part of one: then fewer rounds or columns than a
// full one. Rounds and columns may be exchanged. Kept ones were found by bench/design_search.cpp; others are found by
// the same annealing while a plan is made, if the room is small. Pure.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

#include "seating/detail/design.h"
#include "seating/detail/designs/ring.h"

namespace kith::seating {

using Offsets = std::vector<std::vector<int>>;  // [round][column]

Design from_offsets(const Ring& ring, const Offsets& offsets, int seats, int rounds);

// Of the kept ones that which gives the most rounds, at most `rounds`; without rounds if there is none.
Design kept_offsets(int tables, int seats, int rounds);

struct OffsetSearch {
  int seats = 0;
  int rounds = 0;
  std::uint64_t seed = 1;
  std::int64_t steps = 400'000;  // of each beginning
  int beginnings = 1;
};
std::optional<Offsets> find_offsets(const Ring& ring, const OffsetSearch& search);

// As many rounds as a short search finds, more than `known` and at most `rounds`; without rounds if it finds no more.
Design found_offsets(int tables, int seats, int known, int rounds);

}  // namespace kith::seating
