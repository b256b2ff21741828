// Sums up days that ended a week ago, each once (domain/day_sum.h). For: the round of upkeep.
#pragma once
#include "app/context.h"

namespace kith::app {

Done sum_up_days(const Building& building);

}  // namespace kith::app
