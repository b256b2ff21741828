// Plans without weights that hardly any exchange of two seats improves, found among those that look the same after a
// turn of the people: if everybody takes the next place in their circle, each round becomes another round of the plan.
// For: search.cpp, where most pairs have to meet and no construction is known or wanted.
// A turn of order m leaves one round of every m to choose, and one of about m pairs to count: annealing that is lost
// among all plans finds its way among these. Which turns suit a room is not known before: all whose order divides
// the rounds are tried in turn, and half of the time goes to the best so far. Kaski and Oestergard, Classification
// Algorithms for Codes and Designs (2006), chapter 9, call it prescribing automorphisms.
// Deterministic for a seed and a number of proposals. One thread.
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
