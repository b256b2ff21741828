// The house as its keepers see it. For: the use cases of app/house that answer with it.
#pragma once
#include "app/context.h"
#include "app/house/views.h"

namespace kith::app {

Result<HouseView> view_house(Context& context, store::Tx& tx, const House& house);
std::string as_of(const House& house);  // of its settings and documents

}  // namespace kith::app
