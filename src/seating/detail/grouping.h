// One round with weights: who sits with whom so that the sum over all pairs at one table is largest, which is known as
// the maximally diverse grouping problem.
// For: search.cpp. It anneals. As plans freeze, one proposal in ten thousand is taken, so that all exchanges of one
// person are looked at together, on a matrix of what each person gains at each table: N + G reads a person, 3 N writes
// a change. A first look finds at which temperatures a problem melts and freezes; then come one slow cooling and
// several from the best plan so far. Deterministic for a seed and a number of proposals. One thread.
#pragma once
#include <optional>

#include "seating/detail/budget.h"
#include "seating/detail/costs.h"
#include "seating/detail/model.h"

namespace kith::seating {

// Nothing but the weighted sum is left to decide: one free round, equally fair however it is filled, in which people
// move one by one. Pins, hosts and those who are away are no hindrance.
bool is_grouping(const Model& model, const Costs& costs);

// The best that is found from `start`, which is of the same model; never worse.
Seating best_grouping(const Model& model, const Costs& costs, Budget& budget, Chance& chance, const Seating& start);

}  // namespace kith::seating
