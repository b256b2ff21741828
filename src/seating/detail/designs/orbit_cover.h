// Finds the base round of a symmetry that has only one: an exact cover with whole orbits of tables.
// For: bench/design_search.cpp (cover NOTATION), where seating table by table (starter_search.h) finds nothing.
// An option is a table with its images under the maps that keep the base round; the items are the places, each seated
// once, and the orbits of pairs under the whole group, each met at most once. How many pairs have to remain is known
// by counting, so that most of their orbits are as urgent as a place. Always the item with the fewest options left is
// covered next (as D. E. Knuth, "Dancing links", 2000; options are filtered by bit masks instead of links), and after a
// number of steps the search begins anew in another order. Deterministic for a seed and a number of steps. Pure.
#pragma once
#include <optional>

#include "seating/detail/designs/search_limits.h"
#include "seating/detail/designs/symmetry.h"

namespace kith::seating {

// A step is an option taken. nullopt: none exists, none was found in time, or it is too large to look for (or has
// several base rounds).
std::optional<std::vector<Round>> find_cover(const Symmetry& symmetry, const SearchLimits& limits = {});

}  // namespace kith::seating
