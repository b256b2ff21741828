// What a day's team takes along as files: who sat where, and who was here. Of those who stayed away, sat out or left
// nothing is told. Names are made harmless for spreadsheets. Safe for the team's eyes only.
#pragma once
#include <string>

#include "app/context.h"
#include "app/days/paper/commands.h"

namespace kith::app {

// round, table, person (the number of the seat), name.
Result<std::string> seating_csv(Context& context, const OfDayFile& asked);
Result<std::string> seating_json(Context& context, const OfDayFile& asked);
// person, name, here.
Result<std::string> attendance_csv(Context& context, const OfDayFile& asked);
Result<std::string> attendance_json(Context& context, const OfDayFile& asked);

}  // namespace kith::app
