// Planning a part of rounds: read, search outside of any transaction, write if the roster still fits, else once more.
// For: the team's page before the rounds start (plan_anew), and everything that changes who is there while they run
// (plan_on). Each plan is looked at by seating::check before it is kept. Both block their caller for up to a second or
// two and must not be called inside a transaction. In the lane of days (app/planner.h); safe from several threads.
#pragma once
#include <functional>

#include "app/context.h"
#include "app/days/day_plan.h"
#include "app/planner.h"

namespace kith::app {

struct PlanningTools {
  store::Store& store;
  const ServerKey& key;
  Planner& planner;
};
inline PlanningTools tools_of(const Context& context) { return {context.store, context.key, context.planner}; }
inline PlanningTools tools_of(const Building& building) { return {building.store, building.key, building.planner}; }

// How a part is to be planned: at `tables` tables (0: as many as are needed), for whom.
struct Wanted {
  std::int64_t tables = 0;
  Expected expected = Expected::InTheRoom;
};
// Runs what it is given in a transaction, once or again, so that a plan and the answer to whoever asked for it are
// written together; what it fails with is handed back.
using WritePlan = std::function<Done(store::Tx&)>;
using CommitPlan = std::function<Done(const WritePlan&)>;
// All rounds that are not over.
Done plan_anew(const PlanningTools& tools, PartId part, const Wanted& wanted, const CommitPlan& commit);
Done plan_anew(const PlanningTools& tools, PartId part, const Wanted& wanted);
// Just before the first round: if others are here than the plan was made for, the plan follows them, as plan_on() does
// later; what a hand put somewhere stays, and paper that is out counts.
Done plan_to_begin(const PlanningTools& tools, PartId part);
// If somebody came, went or changed their mind since the rounds were planned: the rest of the day, planned again. Paper
// that is out counts: then the fewest seats change.
// For a request: where others plan that part already, it is left to the follower (app/days/follow.h), who is the house.
Done plan_on(const PlanningTools& tools, PartId part, Planner::Asker asker = Planner::Asker::Looks);

// How it could be, quickly; Busy if others wait to see it. What was found is kept until the day or its roster changes.
Result<std::vector<Possible>> possibilities(Planner& planner, const ForPlan& given);

}  // namespace kith::app
