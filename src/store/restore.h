// A house from its backup, and what becomes of it when the server's key did not come along.
// For: app/house/restore_house.h. Not for: backups themselves (Store::backup).
// Errors: NotFound (there is no such file), Damaged, NewerSchema, Conflict (the target holds something already; code
// "not_empty"), NoSpace. The backup is only read.
#pragma once
#include <string>

#include "store/store.h"

namespace kith::store {

// Fills a target that must not exist yet (a file), or be empty (a database), and brings it up to date on the way. All
// of it or nothing. Whether the backup is whole is for examine() to say, before.
Done restore(const std::string& backup, const StoreOptions& to, const Clock& clock, Random& random);

// What was sealed or hashed under a key that is gone can be opened by nobody: letters that wait, addresses left with
// replies and seats, wishes, notes, what people show of themselves, whom they do not want to sit with, sign-ins.
// Dropped, so that nothing waits for ever.
Done close_sealed(Tx& tx);

}  // namespace kith::store
