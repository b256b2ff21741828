#include "store/detail/copy.h"

#include "store/detail/sqlite_file.h"

namespace kith::store {
namespace {

constexpr std::size_t most_parameters = 32'000;  // SQLite's bound is 32,766, PostgreSQL's 65,535

// insert into table (a, b) values (:a0, :b0), (:a1, :b1)
std::string insert_of(const Table& table, std::size_t rows) {
  std::string sql = "insert into " + table.name + " (" + listed(table.columns, "") + ") values ";
  for (std::size_t row = 0; row < rows; ++row) {
    sql += row == 0 ? "(" : ", (";
    for (std::size_t i = 0; i < table.columns.size(); ++i)
      sql += (i == 0 ? ":" : ", :") + table.columns[i].name + std::to_string(row);
    sql += ")";
  }
  return sql;
}

// One statement for these rows. What refers to a row of the same table is left empty: that row may come later.
Done insert(Session& to, const Table& table, const Rows& rows, std::size_t from, std::size_t count) {
  const auto cells = count * table.columns.size();
  std::vector<std::string> names(cells);
  std::vector<std::optional<std::string>> texts(cells);
  std::vector<Arg> args;
  args.reserve(cells);
  for (std::size_t at = 0; at < cells; ++at) {
    const auto& column = table.columns[at % table.columns.size()];
    const auto row = at / table.columns.size();
    names[at] = column.name + std::to_string(row);
    const auto value = column.refers_here ? Bound{} : value_of(rows[from + row], column, texts[at]);
    args.push_back({names[at], value});
  }
  KITH_CHECK(to.execute(insert_of(table, count), Args(args)));
  return {};
}

Done insert_all(Session& to, const Table& table, const Rows& rows) {
  const auto most = std::max<std::size_t>(1, most_parameters / table.columns.size());
  for (std::size_t from = 0; from < rows.size(); from += most)
    KITH_CHECK(insert(to, table, rows, from, std::min(most, rows.size() - from)));
  return {};
}

Done refer(Session& to, const Table& table, const Rows& rows) {
  const auto& key = table.columns.front().name;
  for (const auto& column : table.columns) {
    if (!column.refers_here) continue;
    const auto sql = "update " + table.name + " set " + column.name + " = :other where " + key + " = :own";
    for (const auto row : rows) {
      const auto other = row.optional_integer(column.name);
      if (other) KITH_CHECK(to.execute(sql, {{"other", *other}, {"own", row.integer(key)}}));
    }
  }
  return {};
}

Done copy_rows(const Asked& from, Session& to, const Table& table) {
  KITH_CHECK(walk(from, table, [&](const Rows& rows) { return insert_all(to, table, rows); }));
  return walk(from, table, [&](const Rows& rows) { return refer(to, table, rows); });
}

}  // namespace

Done copy_tables(Tx& tx, const std::string& part) {
  KITH_CHECK(found_sqlite_file(part, tx.now()));
  KITH_TRY(const auto copy, Session::sqlite(part, Access::Write, true));
  KITH_CHECK(copy->query("pragma foreign_keys = off"));  // tables come in the order of their names
  KITH_CHECK(copy->execute("begin immediate"));
  KITH_CHECK(copy->execute("delete from schema_version"));
  const Asked from(tx, Database::Postgres);
  KITH_TRY(const auto tables, tables_of(from));
  for (const auto& table : tables) KITH_CHECK(copy_rows(from, *copy, table));
  KITH_CHECK(copy->execute("commit"));
  KITH_CHECK(copy->query("pragma journal_mode = delete"));  // so that it can be read where nothing can be written
  return check_sqlite_file(part);
}

Done fill_tables(Session& from, Session& to) {
  KITH_TRY(const auto tables, tables_of(from));
  for (const auto& table : tables)
    if (table.name != "schema_version") KITH_CHECK(copy_rows(from, to, table));
  return {};
}

}  // namespace kith::store
