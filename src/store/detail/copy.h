// All rows of a PostgreSQL database, page by page inside one snapshot: into a new SQLite file, or just read.
// For: backup and check of PostgresStore. Every table has a primary key (detail/migrations_test.cpp).
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "store/detail/tx.h"

namespace kith::store {

struct Table {
  struct Column {
    std::string name;
    bool is_text = false;
  };
  std::string name;
  std::vector<Column> columns;
  std::vector<Column> key;
};

// Calls `visit` with every table's rows, at most limits::copy_rows at once.
Done walk_tables(Tx& tx, const std::function<Done(const Table&, const Rows&)>& visit);
// A SQLite file of the newest schema at `part`, filled with all rows.
Done copy_tables(Tx& tx, const std::string& part);

}  // namespace kith::store
