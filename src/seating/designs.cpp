#include "seating/designs.h"

#include "seating/detail/design.h"

namespace kith::seating {

Seating known_seating(int tables, int seats, int rounds) {
  const auto design = design_for(tables, seats, rounds);
  return {tables * seats, design.rounds, {design.table.begin(), design.table.end()}};
}

}  // namespace kith::seating
