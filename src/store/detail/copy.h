// All rows of a database into another, whichever of the two each is.
// For: backup of PostgresStore, and restoring (store/restore.cpp).
#pragma once
#include <string>

#include "store/detail/tables.h"

namespace kith::store {

// A SQLite file of the newest schema at `part`, filled with all rows of a PostgreSQL database inside one snapshot.
Done copy_tables(Tx& tx, const std::string& part);
// All rows of a SQLite file of the newest schema into the empty tables of the same schema, within the transaction that
// `to` is in. Many rows go in one statement: PostgreSQL takes them ten times faster so.
Done fill_tables(Session& from, Session& to);

}  // namespace kith::store
