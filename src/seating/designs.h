// What is known without a search of seats: seatings in which nobody meets anybody twice, by construction.
// For: benchmarks and whoever asks how many rounds a room can have; and for finding anew what the constructions keep
// (bench/design_search.cpp). plan() uses the same constructions by itself. Pure; no errors.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "seating/seating.h"

namespace kith::seating {

// Full tables; as many of the rounds as are known, at least one. Person = place.
Seating known_seating(int tables, int seats, int rounds);

struct LookFor {
  std::uint64_t seed = 1;
  std::int64_t steps = 1'000'000;  // over all beginnings
};

// A line for detail/designs/kept_starters.cpp; the notation is that of detail/designs/symmetry.h.
std::optional<std::string> look_for_starter(std::string_view notation, const LookFor& look);

// The same for a symmetry with one base round, by an exact cover (detail/designs/orbit_cover.h), which finds more.
std::optional<std::string> look_for_cover(std::string_view notation, const LookFor& look);

// The same for (3n + 2) / 4 tables of four, by joining three parts (detail/designs/starter_join.h).
std::optional<std::string> look_for_join(int n, const LookFor& look);

// A line for detail/designs/kept_offsets.cpp; the ring is written as in detail/designs/ring.h.
std::optional<std::string> look_for_offsets(std::string_view ring, int rounds, int seats, const LookFor& look);

}  // namespace kith::seating
