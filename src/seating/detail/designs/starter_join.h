// Finds a starter for (3n + 2) / 4 tables of four and n rounds: everybody meets everybody but one (a 4-RGDD of type
// 2^((3n + 2) / 2)). The places are three orbits of the n shifts and two infinities; no further map has to keep the
// base round, and for 17 tables none can (docs/seating.md says why). For: bench/design_search.cpp (join N).
// Method: ours. The base round is cut into three parts and five joints. Part i lies between the orbits i and i + 1: one
// table of three of the first and one of the second, all others of two and two. Joints have places of all orbits: of
// each orbit one table has two places and one of each other, and two tables have one of each and an infinity. Which
// pure differences (within an orbit) belong to which part is drawn first; the parts that have these are listed. Then
// one part, the joints and a second part say exactly which places and mixed differences (between orbits) the third has,
// which is one look into a list instead of a search.
// Why not tables of two and two alone, beside the infinities': the four mixed differences at such a table have an even
// sum, and the three of {infinity, a, b, c}, taken round, have the sum 0. So evenly many mixed differences would be
// odd; but 3n / 2 have to be, and n / 2 is odd. Tables of two, one and one mend that, and by counting places and
// differences there must then be as many of three and one. Deterministic for a seed and a number of steps. Pure.
#pragma once
#include <optional>

#include "seating/detail/designs/search_limits.h"
#include "seating/detail/designs/symmetry.h"

namespace kith::seating {

inline constexpr int least_joined = 10, most_joined = 30;

// 10, 14, ..., 30; 14, 18 and 22 were found, for 10 none.
bool can_be_joined(int n);

// A step is a look for a third part, or a draw of the differences. nullopt: another n, or nothing was found in time.
std::optional<Round> find_joined(int n, const SearchLimits& limits);

}  // namespace kith::seating
