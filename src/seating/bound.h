// The best that any plan of a problem could reach whose tables have the sizes asked for, as far as it can be proved.
// For: the honest figure in a report, and for stopping early. Every value is a true bound, not always a reachable one.
// Pure; O(people * rounds + pairs).
#pragma once
#include <cstdint>
#include <vector>

#include "seating/problem.h"

namespace kith::seating {

struct Bound {
  std::int64_t pairs = 0;                  // most different pairs that can meet
  std::int64_t repeats = 0;                // fewest meetings beyond the first
  std::int64_t over_and_over = 0;          // least there can be: see Objective
  std::int64_t new_pairs = 0;              // most different pairs that can meet and do not know each other
  std::int64_t sit_outs = 0;               // fewest seats missing, over all rounds
  std::int64_t by_hand = 0;                // of them those who are to sit out by hand
  double least_share = 1;                  // see Objective
  double weighted = 0;                     // least weighted sum of a plan with the fewest repeats
  std::vector<std::int64_t> mix_meetings;  // of each of Problem::mixes: fewest meetings of two with the same value
  std::vector<std::int32_t> could_meet;    // of each person: new people they could meet at most
  bool any_size = false;                   // one round with tables from a least to a most size: none of them is unfair
  std::vector<std::int32_t> due;           // of each person: could_meet, or what the smallest table gives if any_size
};

Bound bound_of(const Problem& problem);

}  // namespace kith::seating
