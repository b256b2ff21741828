// Paper stays true: what a print says otherwise than the plan by now, as something to call out.
// For: the team's live page and whoever prints. Pure, but for note_print.
#pragma once
#include "app/days/day_plan.h"
#include "app/days/rounds_views.h"
#include "base/language.h"

namespace kith::app {

// Of the rounds that are not over; what was ticked off stays away until it changes again.
std::vector<CallOutView> call_outs(const ForPlan& given, const store::plan_copies::Copy& printed, Language language);
// The plan as it stands is on paper from now on, with the number that the paper bears (store::days::take_print_number).
Done note_print(store::Tx& tx, const ForPlan& given, std::int64_t number, Instant now);

}  // namespace kith::app
