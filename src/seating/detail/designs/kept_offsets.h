// Offsets (offsets.h) that took seconds or minutes to find, or that others found: one letter an offset, a = 0; one word
// a round. Any of their rounds and columns may be left out.
#pragma once
#include <span>

namespace kith::seating {

struct KeptOffsets {
  int tables;
  const char* ring;
  const char* offsets;
};

std::span<const KeptOffsets> all_kept_offsets();

}  // namespace kith::seating
