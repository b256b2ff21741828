// Why a plan is no better, in sentences: who meets again and why, which rules cannot all hold, what a move by hand
// brought, and what another room could bring.
// For: report.json, the terminal, pages. Private rules do not exist here: in no sentence, count or order. Pure;
// O(meetings log meetings), and the bound of seating/contradiction.h.
#pragma once
#include "app/tables/plan.h"
#include "seating/what_if.h"

namespace kith::app {

Explained explained(const Roster& roster, const seating::Problem& problem, const seating::Seating& seating,
                    const seating::Report& report);

// What is in `after` and was not in `before`, of the same people and rounds: "Anna and Ben meet a second time in round
// 3.", and rules that hold no more.
std::vector<Message> brought(const Roster& roster, const seating::Problem& problem, const seating::Seating& before,
                             const seating::Seating& after);

// "One round more (7): everyone could meet at most 35, nobody twice."
Message what_if_words(const seating::Variation& variation, const seating::Outlook& outlook);

struct WhatIf {
  seating::Variation variation;
  seating::Outlook outlook;
};
// A round more, a table fewer and a table more, as far as such rooms can be.
std::vector<WhatIf> what_if(const seating::Problem& problem);

}  // namespace kith::app
