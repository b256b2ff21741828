// Which tables stand in each round, and how many sit at them.
// For: filling Problem::tables and Problem::seats from Problem::room, presence and the rules about tables.
// Sizes differ by at most one unless min and max are both given; a table has at least two people where that is
// possible; tables that a host or pin needs are used in that round; with too few seats some sit out. Pure. Fails with
// Invalid and a sentence for people (tables count from 1 in it).
#pragma once
#include "seating/problem.h"

namespace kith::seating {

Done shape_tables(Problem& problem);

}  // namespace kith::seating
