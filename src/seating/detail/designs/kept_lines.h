// Lines for kept_starters.cpp and kept_offsets.cpp: what the searches for designs find, as it is kept.
// For: bench/design_search.cpp. nullopt: the notation cannot be read, none exists, or none was found in time. Pure.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "seating/detail/designs/search_limits.h"

namespace kith::seating {

// The notation is that of symmetry.h.
std::optional<std::string> starter_line(std::string_view notation, const SearchLimits& limits);

// The same for a symmetry with one base round, by an exact cover (orbit_cover.h), which finds more.
std::optional<std::string> cover_line(std::string_view notation, const SearchLimits& limits);

// The same for (3n + 2) / 4 tables of four, by joining three parts (starter_join.h).
std::optional<std::string> join_line(int n, const SearchLimits& limits);

// The ring is written as in ring.h.
std::optional<std::string> offsets_line(std::string_view ring, int rounds, int seats, const SearchLimits& limits);

}  // namespace kith::seating
