// The team's page while rounds run, as its view shows it.
#pragma once
#include "app/days/entry.h"
#include "app/days/rounds_views.h"

namespace kith::app {

Result<LiveView> view_live(Context& context, store::Tx& tx, const WholeDay& whole, const Part& part);

}  // namespace kith::app
