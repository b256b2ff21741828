#include "app/sweep.h"

#include "app/days/sum_up.h"
#include "base/limits.h"

namespace kith::app {

Done sweep(const Building& building) {
  for (int round = 0; round < limits::sweeps_at_once; ++round) {
    KITH_TRY(const int dropped, building.store.sweep(limits::sweep_rows));
    if (dropped < limits::sweep_rows) break;
  }
  return sum_up_days(building);
}

}  // namespace kith::app
