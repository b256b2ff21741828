#include "store/detail/sqlite_file.h"

#include <cerrno>
#include <cstring>
#include <sys/stat.h>

#include "store/detail/migrate.h"
#include "store/detail/new_file.h"

namespace kith::store {
namespace {

constexpr std::int64_t application_id = 0x6b697468;  // "kith": how a file of ours is told from any other

std::unexpected<Error> not_ours(const std::string& file) {
  return fail(ErrorKind::Damaged, "not_ours",
              say("The file {file} was not made by kith, so it was left as it is.", {{"file", file}}));
}

std::unexpected<Error> damaged(const std::string& file, std::string detail) {
  return fail(ErrorKind::Damaged, "damaged",
              say("The file {file} is damaged and was left as it is. “kith restore” makes a new folder from a backup.",
                  {{"file", file}}),
              std::move(detail));
}

std::unexpected<Error> unreadable(const std::string& file, std::string detail) {
  return fail(ErrorKind::Damaged, "unreadable",
              say("The file {file} cannot be opened. Please check whose it is and who may read it.", {{"file", file}}),
              std::move(detail));
}

Result<std::int64_t> number(Session& session, std::string_view pragma, std::string_view column) {
  KITH_TRY(const auto rows, session.query(pragma));
  return rows.front().integer(column);
}

Done inspect(Session& session, const std::string& file) {
  KITH_TRY(const auto id, number(session, "pragma application_id", "application_id"));
  if (id != application_id) return not_ours(file);
  KITH_TRY(const auto version, schema_version(session, migrations()));
  if (version == 0) return damaged(file, "no schema");
  return {};
}

// Read-only, so that a file which is refused stays the same to the byte.
Done recognise(const std::string& file) {
  struct stat about{};
  if (::stat(file.c_str(), &about) != 0) return unreadable(file, std::strerror(errno));
  if (about.st_size == 0) return damaged(file, "empty");
  auto session = Session::sqlite(file, Access::Read, true);
  if (!session) return unreadable(file, session.error().detail);
  auto done = inspect(**session, file);
  if (done || done.error().code == "not_ours" || done.error().kind == ErrorKind::NewerSchema) return done;
  if ((*session)->trouble() == Trouble::Busy) return unreadable(file, done.error().detail);
  return damaged(file, done.error().detail);
}

// A kill in here leaves a .part at most, so that the file under its own name is whole or not there.
Done make(const std::string& file, Instant now) {
  KITH_TRY(auto made, NewFile::begin(file));
  KITH_CHECK(found_sqlite_file(made.part(), now));
  return made.finish();
}

bool exists(const std::string& file) {
  struct stat about{};
  return ::stat(file.c_str(), &about) == 0 || errno != ENOENT;
}

Done nothing_but_ok(const std::string& file, const Rows& rows) {
  if (rows.size() == 1 && rows.front().text("integrity_check") == "ok") return {};
  return damaged(file, "integrity_check");
}

}  // namespace

Done found_sqlite_file(const std::string& part, Instant now) {
  KITH_TRY(const auto session, Session::sqlite(part, Access::Write, true));
  KITH_CHECK(session->query("pragma application_id = " + std::to_string(application_id)));
  KITH_CHECK(migrate(*session, now, migrations()));
  KITH_CHECK(session->query("pragma journal_mode = wal"));
  return {};
}

Result<std::unique_ptr<Session>> open_sqlite_file(const std::string& file, bool sync, Instant now) {
  if (!exists(file)) {
    const auto made = make(file, now);
    if (!made && made.error().code != "file_exists") return std::unexpected(made.error());
  }
  KITH_CHECK(recognise(file));
  KITH_TRY(auto session, Session::sqlite(file, Access::Write, sync));
  KITH_CHECK(session->query("pragma journal_mode = wal"));
  KITH_CHECK(migrate(*session, now, migrations()));
  return session;
}

Done copy_sqlite_file(const std::string& file, const std::string& to_file) {
  KITH_TRY(auto copy, NewFile::begin(to_file));
  {
    KITH_TRY(const auto session, Session::sqlite(file, Access::Write, true));
    KITH_CHECK(session->execute("vacuum into :file", {{"file", copy.part()}}));
  }
  return copy.finish();
}

Done check_sqlite_file(const std::string& file) {
  KITH_TRY(const auto session, Session::sqlite(file, Access::Read, true));
  KITH_TRY(const auto pages, session->query("pragma integrity_check(1)"));
  KITH_CHECK(nothing_but_ok(file, pages));
  KITH_TRY(const auto lost, session->query("pragma foreign_key_check"));
  if (!lost.empty()) return damaged(file, "foreign_key_check");
  return {};
}

}  // namespace kith::store
