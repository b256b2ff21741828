#include "seating/detail/designs/starters.h"

#include <algorithm>
#include <cstdint>
#include <string>

#include "seating/detail/designs/build_up.h"
#include "seating/detail/designs/kept_starters.h"
#include "seating/detail/designs/starter_search.h"

namespace kith::seating {
namespace {

constexpr int searched_tables = 15;  // more take longer than people wait
constexpr std::int64_t searched_steps = 100'000;

Design built(const Symmetry& symmetry, const std::vector<Round>& base, int rounds) {
  auto schedule = developed(symmetry, base);
  schedule.resize(std::min<std::size_t>(schedule.size(), rounds));
  return from_tables(schedule, {});
}

// Tables of three: two copies of the integers mod n and one or two people who are never shifted; one copy less and some
// rounds that shifting keeps where n would be even.
std::vector<std::string> triples(int tables) {
  const auto n = std::to_string((3 * tables - 2 + tables % 2) / 2);
  if (tables % 2 == 0) return {n + "|1,1,0,0|-"};
  return {n + "|1,1,0|-"};
}

}  // namespace

Design from_kept_starter(int tables, int seats, int rounds) {
  for (const auto& kept : all_kept_starters())
    if (kept.tables == tables && kept.seats == seats)
      return built(*Symmetry::of(kept.symmetry), base_tables(kept.base), rounds);
  return {tables, seats, 0, 0, {}};
}

Design from_found_starter(int tables, int seats, int rounds) {
  if (seats == 3 && tables >= 5 && tables <= searched_tables) {
    for (const auto& notation : triples(tables)) {
      const auto symmetry = Symmetry::of("3|" + notation);
      if (const auto base = find_base(*symmetry, {.steps = searched_steps})) return built(*symmetry, *base, rounds);
    }
  }
  return {tables, seats, 0, 0, {}};
}

}  // namespace kith::seating
