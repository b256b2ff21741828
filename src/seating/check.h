// An independent look at a seating: which hard rules it breaks.
// For: every plan before it is shown, and every test. It shares no code with the search and none with the report.
// Frozen rounds are not judged: what was, was. O(seats + rules * rounds); pure.
#pragma once
#include <vector>

#include "seating/problem.h"

namespace kith::seating {

enum class Breach : std::uint8_t {
  NoSuchTable,  // the table does not exist or is not used in this round
  NotThere,     // seated although not present
  TooMany,      // more people than the table takes
  TooFew,       // fewer than the table needs
  Moved,        // not where the pin has them
  Changed,      // a frozen round is not as it was
  Broken        // a rule of Problem::rules
};

struct Violation {
  Breach breach = Breach::Broken;
  int round = 0;
  int table = no_table;
  int person = -1;
  int rule = -1;  // index into Problem::rules
};

struct Findings {
  std::vector<Violation> team;
  std::vector<Violation> hidden;  // of private rules: for the search's order only, never for anybody's eyes
};

Findings check(const Problem& problem, const Seating& seating);

}  // namespace kith::seating
