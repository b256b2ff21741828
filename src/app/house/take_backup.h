// A consistent copy of all data as one SQLite file, for a keeper to take along. Without the server's key: links, sealed
// addresses and passphrases' owners stay where the key is.
#pragma once
#include <string>

#include "app/context.h"

namespace kith::app {

// The file's bytes. Its copy on disk is gone when this returns.
Result<std::string> take_backup(Context& context);

}  // namespace kith::app
