// What can go wrong in a database, in the store's own few kinds. For: turning SQLSTATEs and SQLite's codes into Errors,
// and deciding what is worth another try. Not for: the databases' own messages, which carry values and are dropped.
#pragma once
#include <string>
#include <string_view>

#include "base/result.h"

namespace kith::store {

enum class Trouble {
  None,
  Again,     // two transactions crossed: run the change once more
  Taken,     // a unique value exists; on PostgreSQL it may have come up since we looked
  Rule,      // another constraint
  Lost,      // the connection is gone
  Busy,      // locked, out of sessions or memory, too slow
  Full,      // no space
  Unsynced,  // the disk refused a flush: what it holds is unknown until the program starts anew
  Broken,    // what is there cannot be read
  BadText,   // not UTF-8
  Bug,       // wrong SQL
};

Trouble sqlite_trouble(int extended_code);
Trouble postgres_trouble(std::string_view sqlstate);

// `detail` goes to the log: codes and places in the source, never SQL or values.
Error error_of(Trouble trouble, std::string detail);
inline std::unexpected<Error> fail_with(Trouble trouble, std::string detail) {
  return std::unexpected(error_of(trouble, std::move(detail)));
}

}  // namespace kith::store
