// Plans without weights that hardly any exchange of two seats improves, found by a turn of the people (turn_search.h).
// For: search.cpp, where most pairs have to meet and no construction is known or wanted. One thread.
#pragma once
#include <optional>

#include "seating/detail/budget.h"
#include "seating/detail/costs.h"
#include "seating/detail/model.h"

namespace kith::seating {

// Nobody and nothing is special: all are there all the time, all seats are taken, rounds are alike, only repeats count.
bool is_golf(const Model& model, const Costs& costs);

// The best symmetric plan that is found while no more than this share of the budget is used; nothing if the rounds
// allow no turn. Ends at once with a plan at the bound.
std::optional<Seating> symmetric_plan(const Model& model, Budget& budget, Chance& chance, double until);

}  // namespace kith::seating
