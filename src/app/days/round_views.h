// Rounds as views show them: tables with their people, who meets again, how long still.
// For: the team's pages, the phone and the screen. Pure, but for the language of times.
#pragma once
#include <map>

#include "app/days/day_plan.h"
#include "app/days/rounds_views.h"

namespace kith::app {

using NamesBySeat = std::map<std::int64_t, std::string>;
NamesBySeat names_of(const std::vector<Seat>& seats);

// All rounds that are planned, with who meets somebody for the second time.
std::vector<DayRoundView> view_rounds(const ForPlan& given);
// The round that runs; before the start the first. Null if nothing is planned.
const Round* round_now(const ForPlan& given);
// "12:30": minutes and seconds.
std::string clock_words(std::int64_t left_ms);
// "14:02" on clocks of that zone.
std::string time_words(Instant at, const std::string& zone);
// The sentence for finding a table; empty if the team wrote none.
std::string finding_of(const Part& part, std::int64_t table);

}  // namespace kith::app
