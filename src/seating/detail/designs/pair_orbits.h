// Pairs of places that a group of maps moves onto each other: if one of them meets, all do.
// For: the searches for starters in this folder. Pure; values.
#pragma once
#include <vector>

#include "seating/detail/designs/symmetry.h"

namespace kith::seating {

struct PairOrbits {
  PairOrbits(int of_places, const std::vector<Permutation>& group) : places(of_places), of(places * places, -1) {
    for (int a = 0; a < places; ++a)
      for (int b = a + 1; b < places; ++b)
        if (at(a, b) < 0) add(a, b, group);
  }
  int at(int a, int b) const { return of[a * places + b]; }
  int count() const { return static_cast<int>(size.size()); }

  int places;
  std::vector<int> of;    // [a * places + b]
  std::vector<int> size;  // pairs in each orbit

 private:
  void add(int a, int b, const std::vector<Permutation>& group) {
    const int orbit = count();
    size.push_back(0);
    for (const auto& map : group) {
      const int c = map[a], d = map[b];
      if (at(c, d) < 0) ++size[orbit];
      of[c * places + d] = of[d * places + c] = orbit;
    }
  }
};

}  // namespace kith::seating
