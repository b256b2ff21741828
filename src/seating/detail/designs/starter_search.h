// Finds base tables for a symmetry: a schedule in which nobody meets twice, by backtracking over whole orbits of
// tables. For: designs of small tables while a plan is made (milliseconds), and bench/design_search.cpp, which found
// most starters kept in kept_starters.cpp. Always the place with the fewest possible neighbours is seated next; after a
// number of steps the search begins anew in another order. Deterministic for a seed and a number of steps. Pure.
#pragma once
#include <optional>

#include "seating/detail/designs/search_limits.h"
#include "seating/detail/designs/symmetry.h"

namespace kith::seating {

// A step is a table tried. nullopt: none exists, or none was found in time.
std::optional<std::vector<Round>> find_base(const Symmetry& symmetry, const SearchLimits& limits);

}  // namespace kith::seating
