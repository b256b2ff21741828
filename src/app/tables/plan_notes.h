// What a page says beneath a plan, in the reader's language: the figures and what stands behind them.
// For: the list of names and the day's seating. Private rules do not exist here (app/tables/explained.h). Pure.
#pragma once
#include <string>
#include <vector>

#include "app/tables/explained.h"
#include "base/language.h"

namespace kith::app {

struct PlanNotes {
  std::string sentence, distance;
  std::vector<std::string> just_now;  // what the last change by hand brought
  std::vector<std::string> amiss;     // what does not hold, and which rules cannot all hold
  std::vector<std::string> again;     // who meets again, and why: the first of them
  std::int64_t again_more = 0;        // pairs beyond those
  seating::Report report;
};

// `before` is what the last change by hand replaced, or null.
PlanNotes plan_notes(Language language, const Roster& roster, const seating::Problem& problem,
                     const seating::Seating& seating, const seating::Seating* before);

}  // namespace kith::app
