// A house from a backup, in a new folder or an empty database.
// For: kith restore. Errors: Invalid, Conflict ("not_empty"), and those of store/restore.h; each names the next step.
#pragma once
#include <optional>
#include <string>

#include "base/clock.h"
#include "base/random.h"
#include "base/result.h"
#include "store/store.h"

namespace kith::app {

struct Restoring {
  std::string backup;                  // a file of “kith backup”
  std::optional<std::string> old_key;  // the key it was sealed under; none: what is sealed is closed
  std::string folder;                  // made, or empty so far; or, instead,
  std::string postgres_url, key_file;  // an empty database, and where the key is to lie
};

struct Restored {
  bool with_key = false;
  bool had_key = false;  // the backup knows of a key at all
};

// Killed in the midst it leaves no house, and can be begun anew.
Result<Restored> restore_house(const Restoring& wish, const Clock& clock, Random& random);

}  // namespace kith::app
