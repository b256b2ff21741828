#include "store/detail/copy.h"

#include "base/limits.h"
#include "store/detail/sqlite_file.h"

namespace kith::store {
namespace {

Result<std::vector<Table>> tables(Tx& tx) {
  KITH_TRY(const auto rows, tx.query("select c.table_name, c.column_name, c.data_type,"
                                     " coalesce(k.ordinal_position, 0) as key_position"
                                     " from information_schema.columns c"
                                     " left join information_schema.table_constraints p"
                                     " on p.table_schema = c.table_schema and p.table_name = c.table_name"
                                     " and p.constraint_type = 'PRIMARY KEY'"
                                     " left join information_schema.key_column_usage k"
                                     " on k.constraint_schema = p.constraint_schema"
                                     " and k.constraint_name = p.constraint_name and k.column_name = c.column_name"
                                     " where c.table_schema = current_schema()"
                                     " order by c.table_name, c.ordinal_position"));
  std::vector<Table> found;
  for (const auto row : rows) {
    const auto name = row.text("table_name");
    if (found.empty() || found.back().name != name) found.push_back({name, {}, {}});
    auto& table = found.back();
    table.columns.push_back({row.text("column_name"), row.text("data_type") == "text"});
    const auto in_key = static_cast<std::size_t>(row.integer("key_position"));
    if (in_key > table.key.size()) table.key.resize(in_key);
    if (in_key > 0) table.key[in_key - 1] = table.columns.back();
  }
  return found;
}

using Names = std::vector<Table::Column>;

std::string listed(const Names& columns, std::string_view prefix) {
  std::string names;
  for (const auto& column : columns) names += (names.empty() ? "" : ", ") + std::string(prefix) + column.name;
  return names;
}

// The values of a row's columns; texts are borrowed from `texts`.
class Values {
 public:
  explicit Values(const Names& columns) : columns_(columns), texts_(columns.size()) {}
  void read(const Row& row) {
    values_.clear();
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (columns_[i].is_text) texts_[i] = row.optional_text(columns_[i].name);
      values_.push_back(columns_[i].is_text ? bound(texts_[i]) : bound(row.optional_integer(columns_[i].name)));
    }
  }
  // Each under the name of its column.
  std::vector<Arg> args() const {
    std::vector<Arg> args;
    for (std::size_t i = 0; i < values_.size(); ++i) args.push_back({columns_[i].name, values_[i]});
    return args;
  }

 private:
  const Names& columns_;
  std::vector<std::optional<std::string>> texts_;
  std::vector<Bound> values_;  // none before the first row
};

// The rows after the one whose key is given, in the order of the key.
Result<Rows> page(Tx& tx, const Table& table, const Values& after) {
  auto args = after.args();
  const auto key = listed(table.key, "");
  const auto sql = "select " + listed(table.columns, "") + " from " + table.name +
                   (args.empty() ? "" : " where (" + key + ") > (" + listed(table.key, ":") + ")") + " order by " +
                   key + " limit :rows_at_once";
  args.push_back({"rows_at_once", limits::copy_rows});
  return tx.query(sql, args);
}

Done walk(Tx& tx, const Table& table, const std::function<Done(const Table&, const Rows&)>& visit) {
  Values after(table.key);
  for (;;) {
    KITH_TRY(const auto rows, page(tx, table, after));
    KITH_CHECK(visit(table, rows));
    if (rows.size() < static_cast<std::size_t>(limits::copy_rows)) return {};
    after.read(rows[rows.size() - 1]);
  }
}

Done insert(Session& session, const Table& table, const Rows& rows) {
  const auto sql =
      "insert into " + table.name + " (" + listed(table.columns, "") + ") values (" + listed(table.columns, ":") + ")";
  Values values(table.columns);
  for (const auto row : rows) {
    values.read(row);
    KITH_CHECK(session.execute(sql, values.args()));
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
