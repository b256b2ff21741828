// The answer to a command that was given before, for use cases that look at what it changed before they commit.
// What runs inside commit is told by itself (store/store.h). Errors: see there.
#pragma once
#include <optional>
#include <string>

#include "store/store.h"

namespace kith::store {

// None if it is no repeat, or no promise was asked for.
Result<std::optional<std::string>> answer_given(Store& store, const Once& once);

}  // namespace kith::store
