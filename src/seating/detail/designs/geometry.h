// Designs that finite geometries give by themselves. Pure; without rounds where the room is none of theirs.
#pragma once
#include "seating/detail/design.h"

namespace kith::seating {

// q - 1 tables of q / 2 for q = 4, 8, 16, ...: q + 1 rounds, everybody meets everybody. A place is a line that misses a
// hyperoval of PG(2, q), a table a point off it, a round a line through one of its points.
// R. C. Bose and S. S. Shrikhande, "On the construction of sets of mutually orthogonal Latin squares and the falsity of
// a conjecture of Euler", Trans. Amer. Math. Soc. 95 (1960) 191-209, section 7.
Design from_hyperoval(int tables, int seats, int rounds);

// q^2 - q + 1 tables of q + 1 for a power of a prime q: q^2 rounds, everybody meets everybody. A place is a point of
// the Hermitian curve, a table its points on a line, a round the lines through one point of a tangent; what is left of
// such a round, the points where they only touch the curve, is one more table. R. C. Bose, "On the application of
// finite projective geometry for deriving a certain series of balanced Kirkman arrangements", Golden Jubilee
// Commemoration Volume, Calcutta Math. Soc. (1959) 341-354.
Design from_unital(int tables, int seats, int rounds);

// q^2 + 1 tables of q + 1: q^2 + q + 1 rounds, everybody meets everybody. A place is a point of PG(3, q), a table a
// line, a round a spread; the lines are packed into spreads by a search among spreads that a group of rotations turns
// into others. R. H. F. Denniston, "Some packings of projective spaces", Atti Accad. Naz. Lincei 52 (1972) 36-40.
Design from_packing(int tables, int seats, int rounds);

// Eleven tables of nine: twelve rounds, everybody meets all but two. Of a divisible semiplane with 135 points in
// classes of three, blocks of twelve, any two of different classes in just one block, and the same the other way round,
// three blocks that do not meet and their points are taken away: the other blocks keep nine points each, and those
// through a point of a block that is gone are a round. Such semiplanes are R. Mathon's: "Divisible semiplanes",
// Handbook of Combinatorial Designs, 2nd ed. (2007); this one was found by prescribing the group that moves it.
Design from_semiplane(int tables, int seats, int rounds);

}  // namespace kith::seating
