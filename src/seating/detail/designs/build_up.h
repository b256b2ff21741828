// From tables to a Design: numbering the places so that a room which is not full can drop the last ones.
// For: the constructions in this folder, and design.cpp which chooses among them. Pure.
#pragma once
#include "seating/detail/design.h"
#include "seating/detail/designs/symmetry.h"

namespace kith::seating {

// place -> its number in the design.
Design from_tables(const Schedule& schedule, const std::vector<int>& number);

// The design for so many people: the last places are dropped, and so are rounds in which two of them share a table,
// so that sizes differ by one at most. Where places are not in columns, those are dropped which cost the fewest rounds.
// At most `rounds` rounds. people <= tables * seats, and more than tables * (seats - 1).
Design for_people(const Design& design, int people, int rounds);

// Rounds in which every column keeps to its own tables, as `inner` says (a design for tables / seats tables of seats).
// Only for designs in columns whose people never meet.
void add_columns(Design& design, const Design& inner, int rounds);

}  // namespace kith::seating
