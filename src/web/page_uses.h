// Every page this house can show: those of the routes, and the two that stand for none.
// For: Pages::load(), at the start and in tests. Values; no threads, no errors.
#pragma once
#include <vector>

#include "web/pages.h"
#include "web/route.h"

namespace kith::web {

// Each template once, with the forms of all routes that show it.
std::vector<PageUse> page_uses(const Routes& routes);

}  // namespace kith::web
