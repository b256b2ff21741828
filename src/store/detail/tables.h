// All rows of a database, whatever its tables are, page by page inside one snapshot. Every table has a primary key, of
// one column or several. For: copying from one database to another, and reading everything to see whether it can be
// read.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "store/detail/tx.h"

namespace kith::store {

// Whoever can be asked: a session, or a transaction on one.
struct Asked {
  Asked(Session& session)
      : database(session.database()), query([&session](auto sql, Args args) { return session.query(sql, args); }) {}
  Asked(Tx& tx, Database which) : database(which), query([&tx](auto sql, Args args) { return tx.query(sql, args); }) {}
  Database database;
  std::function<Result<Rows>(std::string_view sql, Args args)> query;
};

struct Table {
  struct Column {
    std::string name;
    bool is_text = false;
    bool refers_here = false;  // to a row of its own table
  };
  std::string name;
  std::vector<Column> columns;
  std::vector<Column> key;  // in its order
};

// In an order in which a table stands behind those it refers to, as far as the database knows one (SQLite: the order in
// which they were made).
Result<std::vector<Table>> tables_of(const Asked& from);
// Calls `visit` with a table's rows, in the order of its key, at most limits::copy_rows at once.
Done walk(const Asked& from, const Table& table, const std::function<Done(const Rows&)>& visit);
// "a, b" with the prefix before each.
std::string listed(const std::vector<Table::Column>& columns, std::string_view prefix);
// The value of a cell, borrowed from `text` where it is text.
Bound value_of(const Row& row, const Table::Column& column, std::optional<std::string>& text);

}  // namespace kith::store
