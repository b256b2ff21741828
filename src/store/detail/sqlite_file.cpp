#include "store/detail/sqlite_file.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <sys/stat.h>

#include "store/detail/migrate.h"
#include "store/detail/new_file.h"

namespace kith::store {
namespace {

// How a file of ours is told from any other: https://www.sqlite.org/fileformat.html, 1.3.
constexpr std::string_view magic("SQLite format 3\0", 16);
constexpr std::string_view application_id = "kith";
constexpr std::size_t application_id_at = 68;
constexpr int application_id_number = 0x6b697468;
constexpr std::size_t header_bytes = 100;

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

// Read without SQLite, which would leave files of its own beside one that is not ours.
Done look_at_header(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return unreadable(file, std::strerror(errno));
  std::string header(header_bytes, '\0');
  in.read(header.data(), header_bytes);
  const auto got = static_cast<std::size_t>(in.gcount());
  if (got == 0 || (got < header_bytes && magic.starts_with(header.substr(0, std::min(got, magic.size())))))
    return damaged(file, "cut");
  if (!header.starts_with(magic) || header.substr(application_id_at, 4) != application_id) return not_ours(file);
  return {};
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

// Read-only, so that a file which is refused stays the same to the byte.
Done recognise_sqlite_file(const std::string& file) {
  KITH_CHECK(look_at_header(file));
  const auto session = Session::sqlite(file, Access::Read, true);
  if (!session && session.error().kind == ErrorKind::NoSpace) return std::unexpected(session.error());
  if (!session) return unreadable(file, session.error().detail);
  const auto version = schema_version(**session, migrations());
  if (version && *version > 0) return {};
  if (version) return damaged(file, "no schema");
  // Even reading needs room for the index of the log: a full disk says nothing about the file.
  const bool elsewhere = version.error().kind == ErrorKind::NewerSchema || version.error().kind == ErrorKind::NoSpace;
  if (elsewhere) return std::unexpected(version.error());
  if ((*session)->trouble() == Trouble::Busy) return unreadable(file, version.error().detail);
  return damaged(file, version.error().detail);
}

Done found_sqlite_file(const std::string& part, Instant now) {
  KITH_TRY(const auto session, Session::sqlite(part, Access::Write, true));
  KITH_CHECK(session->query("pragma application_id = " + std::to_string(application_id_number)));
  KITH_CHECK(migrate(*session, now, migrations()));
  KITH_CHECK(session->query("pragma journal_mode = wal"));
  return {};
}

Result<std::unique_ptr<Session>> open_sqlite_file(const std::string& file, bool sync, Instant now) {
  if (!exists(file)) {
    const auto made = make(file, now);
    if (!made && made.error().code != "file_exists") return std::unexpected(made.error());
  }
  KITH_CHECK(recognise_sqlite_file(file));
  KITH_TRY(auto session, Session::sqlite(file, Access::Write, sync));
  KITH_CHECK(session->query("pragma journal_mode = wal"));
  KITH_CHECK(migrate(*session, now, migrations()));
  return session;
}

Done copy_sqlite_file(const std::string& file, const std::string& to_file) {
  KITH_TRY(auto copy, NewFile::begin(to_file));
  {
    KITH_TRY(const auto session, Session::sqlite(file, Access::Read, true));
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
