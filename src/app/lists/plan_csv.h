// The plan of a list as CSV to take along: round, table, person. Safe to open in a spreadsheet.
#pragma once
#include <string>

#include "app/context.h"
#include "app/lists/commands.h"

namespace kith::app {

Result<std::string> plan_csv(Context& context, const OfList& asked);

}  // namespace kith::app
