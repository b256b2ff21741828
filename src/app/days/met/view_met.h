// The page of whom one met, for the commands that answer with it.
#pragma once
#include "app/days/entry.h"
#include "app/days/met/views.h"

namespace kith::app {

// NotFound unless the seat is the asker's own.
Result<MetView> view_met(Context& context, store::Tx& tx, SeatId id);

}  // namespace kith::app
