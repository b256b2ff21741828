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

// Invalid with a sentence if there is no such round, person or table. `tables` is the highest there may be; without it,
// the last one of that round.
Result<Places> moved(Places places, const HandMove& move, std::optional<std::int64_t> tables = {});

// Where a hand put somebody: that table is kept for them while they are away, too, until it is released, undone or
// another hand puts them elsewhere. Kept as "7:2 9:0".
struct Pin {
  std::int64_t person = 0;
  std::int64_t table = 0;
  bool operator==(const Pin&) const = default;
};
std::string text_of_pins(const std::vector<Pin>& pins);
// Plain numbers, as they were kept before, are pinned to their place in `round`.
std::vector<Pin> pins_of_text(std::string_view text, const std::vector<std::int64_t>& round);
// In the place of an earlier pin of that person.
void put_pin(std::vector<Pin>& pins, Pin pin);

// What changes by hand replaced, as texts of Places parted by an empty line, the latest first. The oldest are forgotten
// beyond limits::undo_bytes.
std::string with_one_more(std::string_view replaced, std::string_view history);
struct Undone {
  std::string seating;
  std::string history;
};
// None where there is nothing to undo.
std::optional<Undone> undone(std::string_view history);

}  // namespace kith
