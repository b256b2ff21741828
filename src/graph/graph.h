// The relationship graph in memory: paths, suggestions, health of a network.
// For: dense indices 0..people-1 and ties between them. It knows no people: app translates.
// So far it answers one question; profiles and introductions bring the others.
// Pure: no clock, no thread, no I/O. Values own their memory.
#pragma once
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace kith::graph {

using Tie = std::pair<std::int32_t, std::int32_t>;

// Who each of `people` is tied to, sorted, without doubles and loops. Ties out of range are left out. O(t log t).
std::vector<std::vector<std::int32_t>> neighbours(std::int32_t people, std::span<const Tie> ties);

}  // namespace kith::graph
