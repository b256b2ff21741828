// Moving people between tables by hand, on the plain picture of a plan: the table of each person in each round.
// Pure. Rounds, people and tables count from 1, as people name them; table 0 is sitting out.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace kith {

// rounds x people; each round as long as the first.
using Places = std::vector<std::vector<std::int64_t>>;

std::string text_of(const Places& places);
// What text_of wrote; Damaged for anything else.
Result<Places> places_of(std::string_view text);

struct HandMove {
  std::int64_t round = 0;
  std::int64_t person = 0;
  std::optional<std::int64_t> table;  // either a table (0: sit out) ...
  std::optional<std::int64_t> with;   // ... or somebody to change places with
};

// Invalid with a sentence if there is no such round, person or table (the last one of that round is the highest).
Result<Places> moved(Places places, const HandMove& move);

}  // namespace kith
