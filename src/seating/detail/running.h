// The round that is under way: who has to move, so that everybody else may stay seated.
// For: replan(). Whoever is gone leaves a gap and whoever came gets a free seat; somebody moves only because a table is
// lost, a hand or rule put somebody at a full table, two who must not meet sit together, a table became too small, or a
// new table needs company. As few as that takes, chosen greedily; the search then finds the best seats for them.
#pragma once
#include <vector>

#include "seating/problem.h"

namespace kith::seating {

struct Held {
  std::vector<Pin> stay;         // everybody who does not have to move
  std::vector<SeatRange> seats;  // of each table in this round
};

// `before` has all people of the problem. O(people * people at a table + rules).
Held hold_round(const Problem& problem, const Seating& before, int round);

}  // namespace kith::seating
