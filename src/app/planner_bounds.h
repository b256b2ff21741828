// Bounds of planning for whoever asks, until they stand in base/limits.h.
#pragma once
#include <cstddef>

namespace kith::limits {

inline constexpr int planner_askers = 16;        // requests that search or wait in one lane: as many as one tap may be
inline constexpr int planner_lanes = 2;          // of strangers' lists, and of days
inline constexpr int planner_looks_waiting = 2;  // of those who only want to look at one part
inline constexpr std::size_t possibilities_kept = 64;

}  // namespace kith::limits
