// Planning a list: outside of any transaction, in the strangers' lane (app/planner.h), bounded in people and time.
#pragma once
#include <optional>

#include "app/context.h"
#include "app/tables/plan.h"
#include "domain/hand_move.h"
#include "domain/name_list.h"
#include "seating/problem.h"

namespace kith::app {

// Sets the seating of the list from its source, rounds and table size.
Done plan_places(Context& context, NameList& list);
// The plan as it stands, moved by hand or not.
struct ListPlan {
  seating::Problem problem;
  seating::Seating seating;
  std::optional<seating::Seating> before;  // what the last change by hand replaced
};
Result<ListPlan> plan_of_list(const NameList& list, const Roster& roster, const Places& places);

}  // namespace kith::app
