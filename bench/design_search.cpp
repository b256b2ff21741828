// Finds again, or anew, what src/seating/detail/designs keeps: starters and offsets.
//   design_search starter NOTATION [SEED [STEPS]]             e.g. starter '4|39|1,0|1:13' 1 1000000
//   design_search cover NOTATION [SEED [STEPS]]               e.g. cover '4|26|1,1,1,0,0|3:0:1.2.0.3.4'
//   design_search join N [SEED [STEPS]]                       e.g. join 22
//   design_search offsets RING ROUNDS SEATS [SEED [STEPS]]    e.g. offsets F4,5 7 12 3 1000000
// Prints a line for kept_starters.cpp or kept_offsets.cpp, or says that nothing was found (exit 1). The notations are
// those of symmetry.h and ring.h; cover wants a notation with one base round, join 10, 14, ..., 30. Another seed, ring
// or group of maps may find what this one does not.
#include <charconv>
#include <cstdio>
#include <optional>
#include <string>
#include <vector>

#include "seating/detail/designs/kept_lines.h"
#include "seating/detail/designs/starter_join.h"

namespace {

constexpr auto usage =
    "design_search starter|cover NOTATION [SEED [STEPS]] | join N [SEED [STEPS]] | offsets RING ROUNDS SEATS [SEED "
    "[STEPS]]";

int wrong(const char* sentence) {
  std::puts(sentence);
  return 2;
}

}  // namespace

int main(int count, char** typed) {
  using namespace kith::seating;
  const std::vector<std::string> words(typed + 1, typed + count);
  bool readable = true;
  const auto number = [&](std::size_t at, std::int64_t otherwise) {
    if (at >= words.size()) return otherwise;
    const auto* end = words[at].data() + words[at].size();
    const auto read = std::from_chars(words[at].data(), end, otherwise);
    readable &= read.ec == std::errc() && read.ptr == end;
    return otherwise;
  };
  const auto limits = [&](std::size_t at) {
    return SearchLimits{static_cast<std::uint64_t>(number(at, 1)), number(at + 1, 1'000'000)};
  };
  const auto kind = words.size() >= 2 ? words[0] : "";
  std::optional<std::string> line;
  if (kind == "starter" || kind == "cover") {
    const auto given = limits(2);
    if (!readable || !Symmetry::of(words[1])) return wrong("This is no notation of symmetry.h.");
    line = kind == "cover" ? cover_line(words[1], given) : starter_line(words[1], given);
  } else if (kind == "join") {
    const auto n = static_cast<int>(number(1, 0));
    const auto given = limits(2);
    if (!readable || !can_be_joined(n)) return wrong("join takes 10, 14, ..., 30, for (3N + 2) / 4 tables of four.");
    line = join_line(n, given);
  } else if (kind == "offsets" && words.size() >= 4) {
    const auto rounds = static_cast<int>(number(2, 0)), seats = static_cast<int>(number(3, 0));
    const auto given = limits(4);
    if (!readable || rounds < 1 || seats < 2) return wrong(usage);
    line = offsets_line(words[1], rounds, seats, given);
  } else {
    return wrong(usage);
  }
  std::puts(line ? line->c_str() : "Nothing was found.");
  return line ? 0 : 1;
}
