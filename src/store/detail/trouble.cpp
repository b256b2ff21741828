#include "store/detail/trouble.h"

#include <array>
#include <utility>

namespace kith::store {
namespace {

// The low byte of SQLite's codes, https://www.sqlite.org/rescode.html
Trouble primary(int code) {
  switch (code & 0xff) {
    case 5:   // BUSY
    case 6:   // LOCKED
    case 7:   // NOMEM
    case 9:   // INTERRUPT
    case 14:  // CANTOPEN: no file handle left, or no rights
    case 15:  // PROTOCOL
      return Trouble::Busy;
    case 13:
      return Trouble::Full;
    case 8:   // READONLY
    case 10:  // IOERR
    case 11:  // CORRUPT
    case 26:  // NOTADB
      return Trouble::Broken;
    case 19:
      return Trouble::Rule;
    default:
      return Trouble::Bug;
  }
}

// PostgreSQL's Appendix A: exact states first, then classes.
constexpr std::array<std::pair<std::string_view, Trouble>, 23> states{{
    {"40001", Trouble::Again},  // serialization_failure
    {"40P01", Trouble::Again},  // deadlock_detected
    {"23505", Trouble::Taken},  // unique_violation
    {"42P07", Trouble::Taken},  // duplicate_table: another server migrates
    {"42710", Trouble::Taken},  // duplicate_object: the same, between the table and its type
    {"42701", Trouble::Taken},  // duplicate_column: the same
    {"57014", Trouble::Busy},   // query_canceled: statement_timeout
    {"57P01", Trouble::Lost},   // admin_shutdown
    {"57P02", Trouble::Lost},   // crash_shutdown
    {"57P03", Trouble::Lost},   // cannot_connect_now
    {"25P03", Trouble::Lost},   // idle_in_transaction_session_timeout
    {"25006", Trouble::Busy},   // read_only_sql_transaction: this server is not the first one any more
    {"53100", Trouble::Full},   // disk_full
    {"58030", Trouble::Full},   // io_error
    {"22021", Trouble::BadText}, {"22P05", Trouble::BadText}, {"55P03", Trouble::Busy},  // lock_not_available
    {"08", Trouble::Lost},       {"53", Trouble::Busy},       {"23", Trouble::Rule},
    {"40", Trouble::Again},      {"58", Trouble::Broken},     {"XX", Trouble::Broken},
}};

}  // namespace

Trouble sqlite_trouble(int extended_code) {
  switch (extended_code) {
    case 1555:  // CONSTRAINT_PRIMARYKEY
    case 2067:  // CONSTRAINT_UNIQUE
      return Trouble::Taken;
    case 1034:  // IOERR_FSYNC
    case 1290:  // IOERR_DIR_FSYNC
      return Trouble::Unsynced;
    case 778:   // IOERR_WRITE: quota or file size limit, where ENOSPC would be FULL
    case 1546:  // IOERR_TRUNCATE
    case 4874:  // IOERR_SHMSIZE
      return Trouble::Full;
    case 3082:  // IOERR_NOMEM
      return Trouble::Busy;
    default:
      return primary(extended_code);
  }
}

Trouble postgres_trouble(std::string_view sqlstate) {
  for (const auto& [state, trouble] : states) {
    if (sqlstate.starts_with(state)) return trouble;
  }
  return Trouble::Bug;
}

Error error_of(Trouble trouble, std::string detail) {
  switch (trouble) {
    case Trouble::Again:
    case Trouble::Lost:
    case Trouble::Busy:
      return {ErrorKind::Busy, "busy", say("kith is busy at the moment. Please try again."), {}, std::move(detail), 1};
    case Trouble::Full:
      return {ErrorKind::NoSpace,
              "no_space",
              say("There is no space left on the disk, so nothing was saved. Please try again later."),
              {},
              std::move(detail),
              5};
    case Trouble::Unsynced:
    case Trouble::Broken:
      return {ErrorKind::Damaged,
              "damaged",
              say("What is kept here cannot be read or written safely. The person who runs this house has to look."),
              {},
              std::move(detail)};
    case Trouble::Taken:
    case Trouble::Rule:
      return {ErrorKind::Conflict,
              "conflict",
              say("Something else happened meanwhile. Please look again."),
              {},
              std::move(detail)};
    case Trouble::BadText:
      return {
          ErrorKind::Invalid, "not_text", say("This text holds bytes that are not characters."), {}, std::move(detail)};
    case Trouble::None:
    case Trouble::Bug:
      break;
  }
  return {ErrorKind::Bug, "bug", say("Something went wrong on our side. Nothing was saved."), {}, std::move(detail)};
}

}  // namespace kith::store
