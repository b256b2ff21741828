// The SQLite file itself: made, recognised, copied, checked. A file that is not kith's, or is damaged, or was written
// by a newer kith, is not written to.
#pragma once
#include <memory>
#include <string>

#include "store/detail/session.h"

namespace kith::store {

// Makes the file (mode 0600) if there is none, checks whose it is, and brings its schema up to date.
Result<std::unique_ptr<Session>> open_sqlite_file(const std::string& file, bool sync, Instant now);
// Whose file it is and that its schema is one we know, read only: Damaged, NewerSchema.
Done recognise_sqlite_file(const std::string& file);
// An empty file of the newest schema, under the name of a file that is not finished yet.
Done found_sqlite_file(const std::string& part, Instant now);
// A consistent copy while others read and write.
Done copy_sqlite_file(const std::string& file, const std::string& to_file);
// Reads every page and follows every reference.
Done check_sqlite_file(const std::string& file);

}  // namespace kith::store
