// What the team's page says beneath a plan: its figures, what does not hold, who meets again, what a round more would
// be. Not for private rules: blocks, and who asked for each other's company, are in no sentence and no count. Pure.
#pragma once
#include "app/days/day_plan.h"
#include "app/tables/plan_notes.h"
#include "store/days.h"

namespace kith::app {

struct SeatingNotes {
  PlanNotes plan;
  std::vector<std::string> what_if;
};

// `before` is what the last change by hand replaced, if there was one.
Result<SeatingNotes> seating_notes(Language language, const ForPlan& given,
                                   const std::optional<store::plan_copies::Copy>& before);

}  // namespace kith::app
