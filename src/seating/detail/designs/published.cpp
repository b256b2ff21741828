#include "seating/detail/designs/published.h"

#include <string_view>

namespace kith::seating {
namespace {

// Ten rounds of eight tables of four, the table of each of 32 people as a letter. A. Aguado, "A 10 days solution to the
// social golfer problem" (2004); here as in F. van Doorn's Dagstuhl-tables, in the public domain.
constexpr std::string_view eight_by_four[] = {
    "aaaabbbbccccddddeeeeffffgggghhhh", "abfcacfbahcgeghdefbdedbfegdhahgc", "abfcgdcehfedecdfdeghfahbcgbabhag",
    "abfcgdehfcbaghedfcabhedgabcfhgde", "abfcbghccgaegadbhegdefaddfhbfhce", "abfcgbehdaegfdchhdcfedgabhgecbfa",
    "abfccabfhbefhdgecgdaacgdeghdefbh", "abfcfghegefhcbfabadhdecgegdchadb", "abfcgfahbdecafbcdgehbedcgafhdegh",
    "abfcgdeaeghbbgaehdegcbfhfcaddchf",
};

}  // namespace

Design from_published(int tables, int seats, int rounds) {
  Design design{tables, seats, 0, 0, {}};
  if (tables != 8 || seats != 4) return design;
  for (const auto round : eight_by_four) {
    if (design.rounds == rounds) break;
    for (const char letter : round) design.table.push_back(letter - 'a');
    ++design.rounds;
  }
  return design;
}

}  // namespace kith::seating
