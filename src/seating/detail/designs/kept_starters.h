// Starters found by bench/design_search.cpp (starter NOTATION). symmetry.h reads both texts.
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
