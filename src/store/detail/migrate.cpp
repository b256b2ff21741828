#include "store/detail/migrate.h"

#include "base/limits.h"

namespace kith::store {
namespace {

std::string_view begin(const Session& session) {
  return session.database() == Database::Sqlite ? "begin immediate" : "begin isolation level serializable";
}

std::string spelt_for(const Session& session, const Migration& migration, std::string_view statement) {
  const bool by_key = migration.tables == Kept::ByKey && session.database() == Database::Sqlite;
  return std::string(statement) + (by_key && statement.starts_with("create table") ? " without rowid" : "");
}

Done apply(Session& session, Instant now, const Migration& migration) {
  for (const auto statement : migration.statements)
    KITH_CHECK(session.execute(spelt_for(session, migration, statement)));
  KITH_CHECK(session.execute("insert into schema_version (version, at) values (:version, :at)",
                             {{"version", migration.version}, {"at", now}}));
  return {};
}

// The version is read inside the transaction: another server may have been quicker. False: nothing was missing.
Result<bool> apply_next(Session& session, Instant now, std::span<const Migration> known) {
  KITH_TRY(const auto version, schema_version(session, known));
  for (const auto& migration : known) {
    if (migration.version <= version) continue;
    KITH_CHECK(apply(session, now, migration));
    return true;
  }
  return false;
}

Result<bool> step(Session& session, Instant now, std::span<const Migration> known) {
  KITH_CHECK(session.execute(begin(session)));
  auto moved = apply_next(session, now, known);
  if (moved && *moved) {
    const auto committed = session.execute("commit");
    if (committed) return true;
    moved = std::unexpected(committed.error());
  }
  static_cast<void>(session.execute("rollback"));  // what it says changes nothing
  return moved;
}

bool crossed(const Error& error) { return error.kind == ErrorKind::Busy || error.kind == ErrorKind::Conflict; }

}  // namespace

Result<std::int64_t> schema_version(Session& session, std::span<const Migration> known) {
  KITH_TRY(const bool begun, session.has_table("schema_version"));
  if (!begun) return 0;
  KITH_TRY(const auto rows, session.query("select coalesce(max(version), 0) as version from schema_version"));
  const auto version = rows.front().integer("version");
  if (!known.empty() && version > known.back().version)
    return fail(ErrorKind::NewerSchema, "newer_schema",
                say("This data was written by a newer kith. Please start that version, or a newer one."),
                "schema " + std::to_string(version));
  return version;
}

Done migrate(Session& session, Instant now, std::span<const Migration> known) {
  for (int tries = 1;;) {
    const auto moved = step(session, now, known);
    if (moved && !*moved) return {};
    if (moved) continue;
    if (!crossed(moved.error()) || tries++ == limits::store_migration_tries) return std::unexpected(moved.error());
  }
}

}  // namespace kith::store
