// "What if": the outlook of a room with a round or a table more or fewer, at once, without planning.
// For: the terminal and pages, beside a plan. The figures are bounds; whether a known design reaches them is said.
// Private rules are not looked at. Pure; O(people * rounds + pairs), and a look at the known constructions. Fails with
// Invalid if such a room cannot be.
#pragma once
#include "seating/problem.h"

namespace kith::seating {

struct Variation {
  int rounds_more = 0;  // those who are there in the last round stay; negative: rounds fewer
  int tables_more = 0;  // of rounds to come; negative: fewer, and the others get larger, as far as Room::max allows
};

struct Outlook {
  int rounds = 0;
  int tables = 0;             // in the fullest round
  int largest = 0;            // the most at one of them
  int new_people_best = 0;    // nobody can promise everyone more
  std::int64_t repeats = 0;   // no plan has fewer
  std::int64_t sit_outs = 0;  // no plan has fewer
  bool certain = false;       // a design is known that repeats nobody
};

Result<Outlook> what_if(Problem problem, const Variation& variation);

}  // namespace kith::seating
