// A day for somebody's calendar. Everybody who sees the day may take it along; nobody's name or address is in it.
#pragma once
#include <string>

#include "app/context.h"
#include "app/days/paper/commands.h"

namespace kith::app {

Result<std::string> day_calendar(Context& context, const OfDayFile& asked);

}  // namespace kith::app
