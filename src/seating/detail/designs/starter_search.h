// Finds base tables for a symmetry: a schedule in which nobody meets twice, by backtracking over whole orbits of
// tables. For: designs of small tables while a plan is made (milliseconds), and bench/design_search.cpp, which found
// the starters kept in starters.cpp. Always the place with the fewest possible neighbours is seated next; after a
// number of steps the search begins anew in another order. Deterministic for a seed and a number of steps. Pure.
#pragma once
#include <cstdint>
#include <optional>

#include "seating/detail/designs/symmetry.h"

namespace kith::seating {

struct StarterSearch {
  std::uint64_t seed = 1;
  std::int64_t steps = 300'000;    // tables tried, over all beginnings
  std::int64_t patience = 20'000;  // of one beginning; grows slowly
};

// nullopt: none exists, or none was found in time.
std::optional<std::vector<Round>> find_base(const Symmetry& symmetry, const StarterSearch& search = {});

}  // namespace kith::seating
