// Who sits where at a day, over all its parts with rounds, as lists and files tell it: rounds count on from one part to
// the next, people are the numbers of their seats. For: paper and exports. One transaction.
#pragma once
#include <string>
#include <vector>

#include "app/days/entry.h"
#include "domain/round.h"

namespace kith::app {

struct DayRound {
  std::string part_title;
  Round round;  // its number counts from 1 over all parts
};
// Planned ones that were not left out. Damaged if one of them is no seating at all (seating/check.h).
Result<std::vector<DayRound>> rounds_of(store::Tx& tx, const WholeDay& whole);
std::int64_t tables_of(const std::vector<DayRound>& rounds);

}  // namespace kith::app
