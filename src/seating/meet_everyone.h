// The fewest rounds in which everyone meets everyone, at tables of at most so many.
// For: `kith seat --meet-everyone` and whoever asks how long a day has to be for that. All people are alike here: no
// rules, no weights, everybody there all the time. Rounds, people and tables count from 0.
// It builds on designs (seating/designs.h), on groups that stay together, and on what is left over in columns, and then
// searches for one round less after the other while the budget lasts. Compare: F. van Doorn, Dagstuhl tables (covering
// designs that are resolvable).
// Deterministic for a seed and a number of iterations; threads and progress as in seating/search.h.
#pragma once
#include "seating/search.h"

namespace kith::seating {

struct Everyone {
  Seating seating;  // every two people meet in it
  int tables = 0;   // in the round that needs the most
  int least = 0;    // fewer rounds than these are impossible, whatever anybody finds
};

// people >= 1, table_size >= 2. From the meetings that fit into a round, and how few of them can be new where a table
// has more seats than the round before had tables.
int least_rounds_to_meet(int people, int table_size);

// Fails with TooLarge where more rounds than base/limits.h allows are needed, with Invalid for sizes out of range.
Result<Everyone> meet_everyone(int people, int table_size, const SearchOptions& options = {});

}  // namespace kith::seating
