// Several searches beside each other, and the best of their plans.
// For: plan(). They share nothing: each has a seed of its own made from options.seed, the first one the seed itself. Of
// equally good plans that of the first search counts, so that the answer does not depend on who was quicker.
#pragma once
#include <functional>

#include "seating/search.h"

namespace kith::seating {

using Search = std::function<Result<Planned>(const SearchOptions&)>;

Result<Planned> best_of_searches(const SearchOptions& options, const Search& search);

}  // namespace kith::seating
