// Planning a list: outside of any transaction, in the strangers' lane (app/planner.h), bounded in people and time.
#pragma once
#include "app/context.h"
#include "app/tables/plan.h"
#include "domain/hand_move.h"
#include "domain/name_list.h"
#include "seating/report.h"

namespace kith::app {

// Sets the seating of the list from its source, rounds and table size.
Done plan_places(Context& context, NameList& list);
// The figures of the plan as it stands, moved by hand or not.
Result<seating::Report> report_of_list(const NameList& list, const Roster& roster, const Places& places);

}  // namespace kith::app
