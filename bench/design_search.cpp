// Finds again, or anew, what src/seating/detail/designs keeps: starters and offsets.
//   design_search starter NOTATION [SEED [STEPS]]           e.g. starter '4|39|1,0|1:13' 1 1000000
//   design_search offsets RING ROUNDS SEATS [SEED [BEGINNINGS]]   e.g. offsets F4,5 7 13 1 20
// Prints a line for kept_starters.cpp or kept_offsets.cpp, or says that nothing was found (exit 1).
// The notation of starters is that of symmetry.h, a ring's that of ring.h. What is printed was found by these commands
// with some seed; whoever tries others (another group, other maps that keep a round) may find more.
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "seating/detail/designs/offsets.h"
#include "seating/detail/designs/starter_search.h"

namespace kith::seating {
namespace {

int nothing() {
  std::puts("Nothing was found.");
  return 1;
}

std::string in_text(const std::vector<Round>& base) {
  std::string text;
  for (const auto& round : base) {
    if (!text.empty()) text += '/';
    for (std::size_t i = 0; i < round.size(); ++i) {
      if (i > 0) text += ' ';
      for (std::size_t j = 0; j < round[i].size(); ++j) text += (j > 0 ? "," : "") + std::to_string(round[i][j]);
    }
  }
  return text;
}

int find_starter(const std::string& notation, const StarterSearch& search) {
  const auto symmetry = Symmetry::of(notation);
  if (!symmetry) return nothing();
  const auto base = find_base(*symmetry, search);
  if (!base) return nothing();
  const auto rounds = developed(*symmetry, *base).size();
  std::printf("{%d, %d, \"%s\", \"%s\"},  // %zu rounds\n", symmetry->places / symmetry->seats, symmetry->seats,
              notation.c_str(), in_text(*base).c_str(), rounds);
  return 0;
}

int search_offsets(const std::string& factors, const OffsetSearch& search) {
  const auto ring = Ring::of(factors);
  if (!ring) return nothing();
  const auto offsets = find_offsets(*ring, search);
  if (!offsets) return nothing();
  std::printf("{%d, \"%s\", \"", ring->size(), factors.c_str());
  for (std::size_t round = 0; round < offsets->size(); ++round) {
    if (round > 0) std::putchar(' ');
    for (const int offset : (*offsets)[round]) std::putchar('a' + offset);
  }
  std::puts("\"},");
  return 0;
}

int run(const std::vector<std::string>& words) {
  const auto number = [&](std::size_t at, long long otherwise) {
    return at < words.size() ? std::atoll(words[at].c_str()) : otherwise;
  };
  if (words.size() >= 2 && words[0] == "starter")
    return find_starter(words[1], {.seed = static_cast<std::uint64_t>(number(2, 1)), .steps = number(3, 1'000'000)});
  if (words.size() >= 4 && words[0] == "offsets")
    return search_offsets(words[1], {.seats = static_cast<int>(number(3, 0)),
                                     .rounds = static_cast<int>(number(2, 0)),
                                     .seed = static_cast<std::uint64_t>(number(4, 1)),
                                     .beginnings = static_cast<int>(number(5, 10))});
  std::puts("design_search starter NOTATION [SEED [STEPS]] | offsets RING ROUNDS SEATS [SEED [BEGINNINGS]]");
  return 2;
}

}  // namespace
}  // namespace kith::seating

int main(int count, char** words) { return kith::seating::run({words + 1, words + count}); }
