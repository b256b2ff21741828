#include "store/detail/tables.h"

#include <set>

#include "base/limits.h"

namespace kith::store {
namespace {

constexpr std::string_view postgres_columns =
    "select c.table_name, c.column_name, c.data_type, coalesce(k.ordinal_position, 0) as key_position"
    " from information_schema.columns c left join information_schema.table_constraints p"
    " on p.table_schema = c.table_schema and p.table_name = c.table_name and p.constraint_type = 'PRIMARY KEY'"
    " left join information_schema.key_column_usage k on k.constraint_schema = p.constraint_schema"
    " and k.constraint_name = p.constraint_name and k.column_name = c.column_name"
    " where c.table_schema = current_schema() order by c.table_name, c.ordinal_position";
constexpr std::string_view sqlite_columns =
    "select made.name as table_name, column_of.name as column_name, lower(column_of.type) as data_type,"
    " column_of.pk as key_position from sqlite_master as made join pragma_table_info(made.name) as column_of"
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

// The key of the last row that was read; texts are borrowed from here.
class ReadSoFar {
 public:
  explicit ReadSoFar(const Table& table) : key_(table.key), texts_(table.key.size()) {}
  void stand_at(const Row& row) {
    values_.clear();
    for (std::size_t i = 0; i < key_.size(); ++i) values_.push_back(value_of(row, key_[i], texts_[i]));
  }
  // Each part of it under the name of its column; nothing before the first row.
  std::vector<Arg> args() const {
    std::vector<Arg> args;
    for (std::size_t i = 0; i < values_.size(); ++i) args.push_back({key_[i].name, values_[i]});
    return args;
  }

 private:
  const std::vector<Table::Column>& key_;
  std::vector<std::optional<std::string>> texts_;
  std::vector<Bound> values_;
};

Result<Rows> page(const Asked& from, const Table& table, const ReadSoFar& after) {
  auto args = after.args();
  const auto key = listed(table.key, "");
  const auto sql = "select " + listed(table.columns, "") + " from " + table.name +
                   (args.empty() ? "" : " where (" + key + ") > (" + listed(table.key, ":") + ")") + " order by " +
                   key + " limit :rows_at_once";
  args.push_back({"rows_at_once", limits::copy_rows});
  return from.query(sql, args);
}

}  // namespace

Result<std::vector<Table>> tables_of(const Asked& from) {
  KITH_TRY(const auto own, self_references(from));
  KITH_TRY(const auto rows, from.query(from.database == Database::Sqlite ? sqlite_columns : postgres_columns, {}));
  std::vector<Table> found;
  for (const auto row : rows) {
    const auto name = row.text("table_name"), column = row.text("column_name");
    if (found.empty() || found.back().name != name) found.push_back({name, {}, {}});
    auto& table = found.back();
    table.columns.push_back({column, row.text("data_type") == "text", own.contains(name + "." + column)});
    const auto in_key = static_cast<std::size_t>(row.integer("key_position"));
    if (in_key > table.key.size()) table.key.resize(in_key);
    if (in_key > 0) table.key[in_key - 1] = table.columns.back();
  }
  return found;
}

Done walk(const Asked& from, const Table& table, const std::function<Done(const Rows&)>& visit) {
  ReadSoFar after(table);
  for (;;) {
    KITH_TRY(const auto rows, page(from, table, after));
    KITH_CHECK(visit(rows));
    if (rows.size() < static_cast<std::size_t>(limits::copy_rows)) return {};
    after.stand_at(rows[rows.size() - 1]);
  }
}

std::string listed(const std::vector<Table::Column>& columns, std::string_view prefix) {
  std::string names;
  for (const auto& column : columns) names += (names.empty() ? "" : ", ") + std::string(prefix) + column.name;
  return names;
}

Bound value_of(const Row& row, const Table::Column& column, std::optional<std::string>& text) {
  if (!column.is_text) return bound(row.optional_integer(column.name));
  text = row.optional_text(column.name);
  return text ? bound(*text) : Bound{};
}

}  // namespace kith::store
