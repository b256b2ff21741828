// plan() with a place to be near to: every seat that differs from it costs something.
// For: replan(), when paper is out. As plan() in every other respect.
#pragma once
#include "seating/search.h"

namespace kith::seating {

struct Near {
  const Seating* home = nullptr;  // same people and rounds; nullptr: nowhere
  double price = 0;               // of a seat that differs, as a share of what the dearest pair costs
};

Result<Planned> plan_near(const Problem& problem, const SearchOptions& options, const Near& near);

}  // namespace kith::seating
