// How long a search for a design may go on. Its header says what a step is. Deterministic for both.
#pragma once
#include <cstdint>

namespace kith::seating {

struct SearchLimits {
  std::uint64_t seed = 1;
  std::int64_t steps = 1'000'000;  // over all beginnings
};

}  // namespace kith::seating
