#include "store/detail/copy.h"

#include "base/limits.h"
#include "store/detail/sqlite_file.h"

namespace kith::store {
namespace {

Result<std::vector<Table>> tables(Tx& tx) {
  KITH_TRY(const auto rows, tx.query("select table_name, column_name, data_type from information_schema.columns"
                                     " where table_schema = current_schema() order by table_name, ordinal_position"));
  std::vector<Table> found;
  for (const auto row : rows) {
    const auto name = row.text("table_name");
    if (found.empty() || found.back().name != name) found.push_back({name, {}});
    found.back().columns.push_back({row.text("column_name"), row.text("data_type") == "text"});
  }
  return found;
}

std::string listed(const Table& table, std::string_view prefix) {
  std::string names;
  for (const auto& column : table.columns) names += (names.empty() ? "" : ", ") + std::string(prefix) + column.name;
  return names;
}

// The value of a cell, borrowed from `text` where it is text.
Bound value_of(const Row& row, const Table::Column& column, std::optional<std::string>& text) {
  if (!column.is_text) return bound(row.optional_integer(column.name));
  text = row.optional_text(column.name);
  return text ? bound(*text) : Bound{};
}

Result<Rows> page(Tx& tx, const Table& table, const Bound& after) {
  const auto& key = table.columns.front().name;
  const bool first = std::holds_alternative<std::monostate>(after);
  const auto sql = "select " + listed(table, "") + " from " + table.name +
                   (first ? "" : " where " + key + " > :after") + " order by " + key + " limit :most";
  std::vector<Arg> args{{"most", limits::copy_rows}};
  if (!first) args.push_back({"after", after});
  return tx.query(sql, args);
}

Done walk(Tx& tx, const Table& table, const std::function<Done(const Table&, const Rows&)>& visit) {
  std::optional<std::string> last;  // the text that `after` borrows
  Bound after;
  for (;;) {
    KITH_TRY(const auto rows, page(tx, table, after));
    KITH_CHECK(visit(table, rows));
    if (rows.size() < static_cast<std::size_t>(limits::copy_rows)) return {};
    after = value_of(rows[rows.size() - 1], table.columns.front(), last);
  }
}

Done insert(Session& session, const Table& table, const Rows& rows) {
  const auto sql = "insert into " + table.name + " (" + listed(table, "") + ") values (" + listed(table, ":") + ")";
  std::vector<std::optional<std::string>> texts(table.columns.size());
  for (const auto row : rows) {
    std::vector<Arg> args;
    for (std::size_t i = 0; i < table.columns.size(); ++i)
      args.push_back({table.columns[i].name, value_of(row, table.columns[i], texts[i])});
    KITH_CHECK(session.execute(sql, args));
  }
  return {};
}

}  // namespace

Done walk_tables(Tx& tx, const std::function<Done(const Table&, const Rows&)>& visit) {
  KITH_TRY(const auto all, tables(tx));
  for (const auto& table : all) KITH_CHECK(walk(tx, table, visit));
  return {};
}

Done copy_tables(Tx& tx, const std::string& part) {
  KITH_CHECK(found_sqlite_file(part, tx.now()));
  KITH_TRY(const auto copy, Session::sqlite(part, Access::Write, true));
  KITH_CHECK(copy->query("pragma foreign_keys = off"));  // tables come in the order of their names
  KITH_CHECK(copy->execute("begin immediate"));
  KITH_CHECK(copy->execute("delete from schema_version"));
  KITH_CHECK(walk_tables(tx, [&](const Table& table, const Rows& rows) { return insert(*copy, table, rows); }));
  KITH_CHECK(copy->execute("commit"));
  return check_sqlite_file(part);
}

}  // namespace kith::store
