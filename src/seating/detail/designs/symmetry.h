// Schedules that are mapped onto themselves by a group of shifts: a few base tables stand for all of them.
// For: starters (found by starter_search.h, kept in starters.h). The places are orbits of a ring's elements; an orbit
// may see only some factors of the ring (a place that sees none is never shifted: "infinity"). Each base round is left
// unchanged by some maps x -> times * x + plus (which may also exchange orbits), and shifting it gives the others.
// Method: R. C. Bose, "On the construction of balanced incomplete block designs", Ann. Eugenics 9 (1939) 353-399;
// 1-rotational and cyclic resolvable designs as in the Handbook of Combinatorial Designs, 2nd ed., II.7 and IV.5.
// Pure; values.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

namespace kith::seating {

using Permutation = std::vector<int>;
using Table = std::vector<int>;    // the places at it
using Round = std::vector<Table>;  // every place once
using Schedule = std::vector<Round>;

struct Symmetry {
  int seats = 0;
  int places = 0;
  std::vector<Permutation> shifts;             // generators: the ring's additions
  std::vector<std::vector<Permutation>> keep;  // of each base round: all maps that leave it unchanged
  std::vector<Permutation> all;                // the whole group

  // "4|3,F25|3,0|1.1:1.0": seats; ring; orbits, each the bits of the factors it sees; then the base rounds with "/"
  // between, each a list with ";" between of maps times:plus[:orbits], one number a factor. "-" is no map.
  static std::optional<Symmetry> of(std::string_view notation);
};

// Base tables of each base round, e.g. "0,1,2 3,4,5/6,7,8".
std::vector<Round> base_tables(std::string_view text);

// All rounds. Each base table stands for its images under the maps of its round.
Schedule developed(const Symmetry& symmetry, const std::vector<Round>& base);

}  // namespace kith::seating
