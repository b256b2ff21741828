// The team's page of a part's plan, as its view shows it.
#pragma once
#include "app/days/entry.h"
#include "app/days/rounds_views.h"

namespace kith::app {

Result<SeatingView> view_seating(Context& context, store::Tx& tx, const WholeDay& whole, const Part& part);

}  // namespace kith::app
