#include "store/detail/tables.h"

#include <set>

#include "base/limits.h"

namespace kith::store {
namespace {

constexpr std::string_view postgres_columns =
    "select table_name, column_name, data_type from information_schema.columns"
    " where table_schema = current_schema() order by table_name, ordinal_position";
constexpr std::string_view sqlite_columns =
    "select made.name as table_name, column_of.name as column_name, lower(column_of.type) as data_type"
    " from sqlite_master as made join pragma_table_info(made.name) as column_of"
    " where made.type = 'table' order by made.rowid, column_of.cid";
constexpr std::string_view sqlite_self_references =
    "select made.name || '.' || reference.\"from\" as place from sqlite_master as made"
    " join pragma_foreign_key_list(made.name) as reference"
    " where made.type = 'table' and reference.\"table\" = made.name";

Result<std::set<std::string>> self_references(const Asked& from) {
  std::set<std::string> places;
  if (from.database != Database::Sqlite) return places;
  KITH_TRY(const auto rows, from.query(sqlite_self_references, {}));
  for (const auto row : rows) places.insert(row.text("place"));
  return places;
}

Result<Rows> page(const Asked& from, const Table& table, const Bound& after) {
  const auto& key = table.columns.front().name;
  const bool first = std::holds_alternative<std::monostate>(after);
  const auto sql = "select " + listed(table, "") + " from " + table.name +
                   (first ? "" : " where " + key + " > :after") + " order by " + key + " limit :most";
  std::vector<Arg> args{{"most", limits::copy_rows}};
  if (!first) args.push_back({"after", after});
  return from.query(sql, args);
}

}  // namespace

Result<std::vector<Table>> tables_of(const Asked& from) {
  KITH_TRY(const auto own, self_references(from));
  KITH_TRY(const auto rows, from.query(from.database == Database::Sqlite ? sqlite_columns : postgres_columns, {}));
  std::vector<Table> found;
  for (const auto row : rows) {
    const auto name = row.text("table_name"), column = row.text("column_name");
    if (found.empty() || found.back().name != name) found.push_back({name, {}});
    found.back().columns.push_back({column, row.text("data_type") == "text", own.contains(name + "." + column)});
  }
  return found;
}

Done walk(const Asked& from, const Table& table, const std::function<Done(const Rows&)>& visit) {
  std::optional<std::string> last;  // the text that `after` borrows
  Bound after;
  for (;;) {
    KITH_TRY(const auto rows, page(from, table, after));
    KITH_CHECK(visit(rows));
    if (rows.size() < static_cast<std::size_t>(limits::copy_rows)) return {};
    after = value_of(rows[rows.size() - 1], table.columns.front(), last);
  }
}

std::string listed(const Table& table, std::string_view prefix) {
  std::string names;
  for (const auto& column : table.columns) names += (names.empty() ? "" : ", ") + std::string(prefix) + column.name;
  return names;
}

Bound value_of(const Row& row, const Table::Column& column, std::optional<std::string>& text) {
  if (!column.is_text) return bound(row.optional_integer(column.name));
  text = row.optional_text(column.name);
  return text ? bound(*text) : Bound{};
}

}  // namespace kith::store
