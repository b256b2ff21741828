// Whoever does something that needs to know who they are, and is nobody here yet, says a name and is somebody: a guest
// with a sign-in of their own.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/context.h"
#include "base/limits.h"

namespace kith::app {

// Sets context.viewer; what the browser keeps comes back. Nothing happens to who is somebody already. Without a name:
// Invalid, for `field`.
Result<std::vector<Keeps>> become_somebody(Context& context, store::Tx& tx,
                                           const std::optional<Line<limits::name_bytes>>& name,
                                           const std::string& field);

}  // namespace kith::app
