// What it costs a plan that people who are there for fewer rounds, or late, meet few of those they could still meet.
// For: anneal.cpp.
#pragma once
#include "seating/detail/costs.h"
#include "seating/detail/energy.h"
#include "seating/detail/model.h"

namespace kith::seating {

// In units of Costs: convex in what a person misses, so that sharing it out is cheapest; nothing for whoever misses no
// more than somebody has to in every plan, because only the least share counts.
Prices unfairness_prices(const Model& model, const Costs& costs);

}  // namespace kith::seating
