#include "seating/detail/design.h"

#include <algorithm>
#include <cstdint>

#include "seating/detail/galois.h"

namespace kith::seating {
namespace {

// Multipliers mod g whose differences d never give column * d = 0 for 0 < column < seats.
std::vector<int> multipliers(int g, int seats, int wanted) {
  std::vector<bool> collides(g, false);
  for (int d = 1; d < g; ++d)
    for (int column = 1; column < seats && !collides[d]; ++column) collides[d] = std::int64_t{column} * d % g == 0;
  std::vector<int> chosen;
  for (int m = 0; m < g && static_cast<int>(chosen.size()) < wanted; ++m)
    if (std::ranges::none_of(chosen, [&](int other) { return collides[m - other]; })) chosen.push_back(m);
  return chosen;
}

void add_offsets(Design& design, const std::vector<int>& by) {
  for (const int m : by) {
    for (int column = 0; column < design.seats; ++column)
      for (int row = 0; row < design.tables; ++row)
        design.table.push_back(static_cast<int>((row + std::int64_t{column} * m) % design.tables));
    ++design.rounds;
  }
}

// Rows are pairs (row in the field, rest); only the field's part is shifted.
void add_field_offsets(Design& design, const Field& field, int wanted) {
  const int q = field.size();
  for (int m = 0; m < std::min(q, wanted); ++m) {
    for (int column = 0; column < design.seats; ++column)
      for (int row = 0; row < design.tables; ++row)
        design.table.push_back(row / q * q + field.add(row % q, field.times(column, m)));
    ++design.rounds;
  }
}

// Each column, whose people never met, fills its own tables.
void add_columns(Design& design) {
  const int per_column = design.tables / design.seats;
  for (int column = 0; column < design.seats; ++column)
    for (int row = 0; row < design.tables; ++row) design.table.push_back(column * per_column + row % per_column);
  ++design.rounds;
}

}  // namespace

Design design_for(int tables, int seats, int rounds) {
  Design design{tables, seats, 0, 0, {}};
  const auto plain = multipliers(tables, seats, rounds);
  const int q = prime_power_in(tables, seats);
  if (q > static_cast<int>(plain.size()) && static_cast<int>(plain.size()) < rounds) {
    if (const auto field = Field::of(q)) add_field_offsets(design, *field, rounds);
  }
  if (design.rounds == 0) add_offsets(design, plain);
  design.offset_rounds = design.rounds;
  if (design.rounds < rounds && tables % seats == 0) add_columns(design);
  return design;
}

}  // namespace kith::seating
