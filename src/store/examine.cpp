#include "store/examine.h"

#include <filesystem>

#include "base/limits.h"
#include "base/text.h"
#include "store/detail/claims.h"
#include "store/detail/migrate.h"
#include "store/detail/sqlite_file.h"
#include "store/detail/tables.h"

namespace kith::store {
namespace {

constexpr int damaged_pages_told = 20;

Result<std::unique_ptr<Session>> open_sqlite(const std::string& file, Access access) {
  if (!std::filesystem::exists(file))
    return fail(ErrorKind::NotFound, "no_data", say("There is no file {file}.", {{"file", file}}));
  KITH_CHECK(recognise_sqlite_file(file));
  return Session::sqlite(file, access, true);
}

Result<std::unique_ptr<Session>> open(const StoreOptions& options, Access access) {
  if (options.postgres_url.empty()) return open_sqlite(options.sqlite_file, access);
  auto session = Session::postgres(options.postgres_url, true);
  if (session) KITH_CHECK((*session)->execute("set statement_timeout = 0"));
  return session;
}

void note(Examined& found, std::string code, Message sentence) {
  found.damage.push_back({std::move(code), std::move(sentence)});
}

// SQLite's own look at its pages and indexes, and at references, which PostgreSQL enforces by itself.
Done look_at_pages(Session& session, Examined& found) {
  if (session.database() != Database::Sqlite) return {};
  KITH_TRY(const auto pages, session.query("pragma integrity_check(" + std::to_string(damaged_pages_told) + ")"));
  for (const auto row : pages) {
    const auto said = row.text("integrity_check");
    if (said != "ok") note(found, "pages", say("The database says of itself: {what}", {{"what", said}}));
  }
  KITH_TRY(const auto lost, session.query("select \"table\" as here, parent, count(*) as many"
                                          " from pragma_foreign_key_check group by 1, 2"));
  for (const auto row : lost)
    note(found, "reference",
         say("{count, plural, one {# row} other {# rows}} of {here} {count, plural, one {points} other {point}} to "
             "nowhere in {there}.",
             {{"count", row.integer("many")}, {"here", row.text("here")}, {"there", row.text("parent")}}));
  return {};
}

// How many cells are not what their column says, or no text.
struct Odd {
  std::int64_t cells = 0, texts = 0;
};

void look_at(const Row& row, const Table& table, Odd& odd) {
  for (const auto& column : table.columns) {
    try {
      if (!column.is_text)
        static_cast<void>(row.optional_integer(column.name));
      else if (const auto text = row.optional_text(column.name); text && !is_text(*text))
        ++odd.texts;
    } catch (const DamagedCell&) {
      ++odd.cells;
    }
  }
}

// A key that is no number cannot be gone on from.
Done walk_whole(Session& session, const Table& table, const std::function<Done(const Rows&)>& visit) {
  try {
    return walk(session, table, visit);
  } catch (const DamagedCell&) {
    return fail_with(Trouble::Broken, "a key");
  }
}

Done look_at_rows(Session& session, const Table& table, Examined& found) {
  Odd odd;
  const auto walked = walk_whole(session, table, [&](const Rows& rows) -> Done {
    found.rows += static_cast<std::int64_t>(rows.size());
    for (const auto row : rows) look_at(row, table, odd);
    return {};
  });
  if (!walked && walked.error().kind != ErrorKind::Damaged) return walked;
  if (!walked) note(found, "cell", say("The table {table} cannot be read to its end.", {{"table", table.name}}));
  if (odd.cells > 0)
    note(found, "cell",
         say("{count, plural, one {# cell} other {# cells}} of {table} cannot be what {count, plural, one {it says} "
             "other {they say}}.",
             {{"count", odd.cells}, {"table", table.name}}));
  if (odd.texts > 0)
    note(found, "text",
         say("{count, plural, one {# cell} other {# cells}} of {table} {count, plural, one {holds} other {hold}} what "
             "is no text.",
             {{"count", odd.texts}, {"table", table.name}}));
  return {};
}

Done look_at_claims(Session& session, Examined& found) {
  for (auto& claim : claims()) {
    KITH_TRY(const auto rows, session.query(claim.sql));
    const auto broken = rows.front().integer("broken");
    if (broken == 0) continue;
    claim.broken.values.emplace_back("count", broken);
    note(found, std::string(claim.code), std::move(claim.broken));
  }
  return {};
}

Done look_at_key_mark(Session& session, Examined& found) {
  KITH_TRY(const auto rows, session.query("select key_mark from house"));
  if (!rows.empty()) found.key_mark = rows.front().text("key_mark");
  return {};
}

// Data of an older kith has other tables; its claims are checked once it was brought up to date.
Done look_at_all(Session& session, Examined& found) {
  KITH_TRY(found.schema, schema_version(session, migrations()));
  found.newest_schema = migrations().back().version;
  KITH_CHECK(look_at_pages(session, found));
  KITH_TRY(const auto tables, tables_of(session));
  found.tables = static_cast<std::int64_t>(tables.size());
  for (const auto& table : tables) KITH_CHECK(look_at_rows(session, table, found));
  if (found.schema != found.newest_schema) return {};
  KITH_CHECK(look_at_claims(session, found));
  return look_at_key_mark(session, found);
}

}  // namespace

Result<Examined> examine(const StoreOptions& options) {
  KITH_TRY(const auto session, open(options, Access::Read));
  KITH_CHECK(session->execute(
      session->database() == Database::Sqlite ? "begin" : "begin isolation level repeatable read read only"));
  Examined found;
  auto done = look_at_all(*session, found);
  static_cast<void>(session->execute("rollback"));
  if (!done && done.error().kind == ErrorKind::Damaged) {
    note(found, done.error().code, done.error().sentence);
    done = {};
  }
  KITH_CHECK(std::move(done));
  if (session->database() == Database::Postgres && found.schema == 0)
    return fail(ErrorKind::NotFound, "no_data", say("There is no house in this database."));
  return found;
}

Done compact(const StoreOptions& options) {
  KITH_TRY(const auto session, open(options, Access::Write));
  if (session->database() == Database::Postgres) {
    KITH_CHECK(session->execute("vacuum full"));
    return {};
  }
  KITH_CHECK(session->execute("vacuum"));
  KITH_TRY(const auto folded, session->query("pragma wal_checkpoint(truncate)"));
  if (folded.front().integer("busy") != 0) return fail_with(Trouble::Busy, "somebody reads the log");
  return {};
}

}  // namespace kith::store
