// The sentence about a table that does not exist, with the line that names it: of people and of rules.
#pragma once
#include <string>

#include "base/result.h"

namespace kith::app {

struct FileLine {
  const std::string& file;  // empty for what was pasted
  int line;
};

// Both numbers count from 1.
std::unexpected<Error> no_such_table(const FileLine& where, int table, int tables);

}  // namespace kith::app
