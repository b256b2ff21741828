// Finds again, or anew, what src/seating/detail/designs keeps: starters and offsets.
//   design_search starter NOTATION [SEED [STEPS]]             e.g. starter '4|39|1,0|1:13' 1 1000000
//   design_search cover NOTATION [SEED [STEPS]]               e.g. cover '4|26|1,1,1,0,0|3:0:1.2.0.3.4'
//   design_search join N [SEED [STEPS]]                       e.g. join 22 1 1000000000
//   design_search offsets RING ROUNDS SEATS [SEED [STEPS]]    e.g. offsets F4,5 7 12 3 1000000
// Prints a line for kept_starters.cpp or kept_offsets.cpp, or says that nothing was found (exit 1). The notations are
// those of symmetry.h and ring.h; cover wants a notation with one base round. Another seed, ring or group of maps may
// find what this one does not.
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "seating/designs.h"

int main(int count, char** typed) {
  using namespace kith::seating;
  const std::vector<std::string> words(typed + 1, typed + count);
  const auto number = [&](std::size_t at, long long otherwise) {
    return at < words.size() ? std::atoll(words[at].c_str()) : otherwise;
  };
  const auto look = [&](std::size_t at) {
    return LookFor{static_cast<std::uint64_t>(number(at, 1)), number(at + 1, 1'000'000)};
  };
  std::optional<std::string> line;
  if (words.size() >= 2 && words[0] == "starter") {
    line = look_for_starter(words[1], look(2));
  } else if (words.size() >= 2 && words[0] == "cover") {
    line = look_for_cover(words[1], look(2));
  } else if (words.size() >= 2 && words[0] == "join") {
    line = look_for_join(static_cast<int>(number(1, 0)), look(2));
  } else if (words.size() >= 4 && words[0] == "offsets") {
    line = look_for_offsets(words[1], static_cast<int>(number(2, 0)), static_cast<int>(number(3, 0)), look(4));
  } else {
    std::puts(
        "design_search starter|cover NOTATION [SEED [STEPS]] | join N [SEED [STEPS]] | offsets RING ROUNDS SEATS [SEED "
        "[STEPS]]");
    return 2;
  }
  std::puts(line ? line->c_str() : "Nothing was found.");
  return line ? 0 : 1;
}
