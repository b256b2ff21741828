// Schedules that are known facts and that no construction here reaches. Pure.
#pragma once
#include "seating/detail/design.h"

namespace kith::seating {

// At most `rounds` rounds; without rounds if none is kept for this room.
Design from_published(int tables, int seats, int rounds);

}  // namespace kith::seating
