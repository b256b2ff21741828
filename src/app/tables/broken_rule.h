// What a plan breaks, in a sentence that names people and tables as the team does.
// Not for private rules: those are for nobody's eyes and never reach this. Pure, safe from several threads.
#pragma once
#include "app/tables/roster.h"
#include "base/message.h"
#include "seating/check.h"

namespace kith::app {

// `seating` is the plan that breaks it.
Message broken_rule(const Roster& roster, const seating::Problem& problem, const seating::Seating& seating,
                    const seating::Violation& violation);
// "Anna and Ben are to sit together.": the rule by itself.
Message rule_words(const Roster& roster, const seating::Rule& rule);

}  // namespace kith::app
