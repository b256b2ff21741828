// What both stores do for themselves through commit(): proving that they can write, and dropping what has lapsed.
#pragma once
#include <string>

#include "store/store.h"

namespace kith::store {

// A commit like any other. `holder` tells servers that share a database apart.
Done write_a_mark(Store& store, const std::string& holder);
Result<int> sweep_lapsed(Store& store, const std::string& holder, int most);

}  // namespace kith::store
