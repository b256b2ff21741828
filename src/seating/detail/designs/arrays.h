// Designs from orthogonal arrays that no field gives: a few base rows, shifted by a ring, make tables^2 rows in which
// every two columns hold every pair of symbols once (mutually orthogonal Latin squares; quasi-difference matrices).
// One column names the round and the others a seat each (transversal design); or, for larger tables, one column names
// the seat and each of the others is a round (net). Sources stand beside the rows. Pure.
#pragma once
#include "seating/detail/design.h"

namespace kith::seating {

// At most `rounds` rounds; without rounds if no array is kept for so many tables.
Design from_array(int tables, int seats, int rounds);

}  // namespace kith::seating
