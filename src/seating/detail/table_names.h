// Which table is called which: the same groups of people, with numbers that move as few of them as possible.
// For: replan(). Tables that a rule or pin names, or that take other numbers of people, keep theirs. Greedy, by
// overlap.
#pragma once
#include "seating/problem.h"

namespace kith::seating {

void keep_table_names(const Problem& problem, const Seating& before, Seating& after);

}  // namespace kith::seating
