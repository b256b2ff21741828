// The best seating of a tiny problem, by looking at every one there is.
// For: plan(), where a handful of people and contradicting rules leave a local search nothing to climb.
// Nothing if there are more than `exact_most` seatings, or more than the budget has room for.
#pragma once
#include <optional>

#include "seating/detail/budget.h"
#include "seating/detail/model.h"

namespace kith::seating {

inline constexpr std::int64_t exact_most = 50'000;  // seatings, of which 5,000 take about 20 ms

// What may not change (rounds before the model's first, pinned seats) is as in `start`.
std::optional<Seating> exact_best(const Model& model, const Seating& start, Budget& budget);

}  // namespace kith::seating
