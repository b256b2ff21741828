// Starters found by bench/design_search.cpp (starter NOTATION); those of 14 and 20 tables of four (4-RGDDs of types
// 2^28 and 2^40) by its exact cover (cover NOTATION), and that of 17 (type 2^34) by joining three parts (join N).
// symmetry.h reads both texts.
#pragma once
#include <span>

namespace kith::seating {

struct KeptStarter {
  int tables;
  int seats;
  const char* symmetry;
  const char* base;
};

std::span<const KeptStarter> all_kept_starters();

}  // namespace kith::seating
