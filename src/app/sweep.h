// The round of upkeep. It drops what has lapsed: drafts, guests who did nothing, old sign-ins, remembered answers; that
// is found by nobody anyway, and only the room it takes is freed. And it sums up days that ended a week ago.
#pragma once
#include "app/context.h"

namespace kith::app {

Done sweep(const Building& building);

}  // namespace kith::app
