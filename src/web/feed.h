// The posts of the house as an Atom feed (RFC 4287).
#pragma once
#include <string>

#include "app/context.h"

namespace kith::web {

Result<std::string> atom_feed(app::Context& context);

}  // namespace kith::web
