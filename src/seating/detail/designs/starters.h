// Designs from starters: a few base tables and a group of shifts (symmetry.h) give all rounds. Kirkman triple systems
// and nearly Kirkman ones (tables of three), resolvable 4-designs and group divisible designs (tables of four), and
// single rooms of five. Tables of three are searched for while a plan is made, the others are kept in
// kept_starters.cpp. D. K. Ray-Chaudhuri and R. M. Wilson, "Solution of Kirkman's schoolgirl problem", Proc. Symp. Pure
// Math. 19 (1971) 187-203; R. D. Baker and R. M. Wilson, "Nearly Kirkman triple systems", Utilitas Math. 11 (1977)
// 289-296; H. Shen, "Resolvable group divisible designs with block size 4", J. Combin. Math. Combin. Comput. 1 (1987)
// 125-130. Pure.
#pragma once
#include "seating/detail/design.h"

namespace kith::seating {

// At most `rounds` rounds; without rounds if no starter is known.
Design from_kept_starter(int tables, int seats, int rounds);
Design from_found_starter(int tables, int seats, int rounds);

}  // namespace kith::seating
