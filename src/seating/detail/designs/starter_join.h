// Finds a starter for (3n + 2) / 4 tables of four and n rounds: everybody meets everybody but one (a 4-RGDD of type
// 2^((3n + 2) / 2)). The places are three orbits of the n shifts and two infinities; no further map has to keep the
// base round, and for 17 tables none can. For: bench/design_search.cpp (join N).
// Method: ours. The base round is cut into three parts and five joints. A part lies between two neighbouring orbits:
// one table of three of the first and one of the second, all others of two and two. A joint has places of all orbits:
// of each orbit one table has two places, and two tables have an infinity. Which differences within an orbit belong to
// which part is drawn first; all parts with these are listed. Then one part, the joints and a second part say exactly
// which places and differences the third must have, which is one look into a list instead of a search. (Tables of two
// and two alone would be simpler still, but then the number of odd differences is even, and it has to be odd.)
// Deterministic for a seed and a number of steps. Pure.
#pragma once
#include <optional>

#include "seating/designs.h"
#include "seating/detail/designs/symmetry.h"

namespace kith::seating {

// n = 10, 14, ..., 30; a step is a look for a third part. nullopt: another n, or nothing was found in time.
std::optional<Round> find_joined(int n, const LookFor& look);

}  // namespace kith::seating
