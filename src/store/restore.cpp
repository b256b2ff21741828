#include "store/restore.h"

#include <filesystem>

#include "store/detail/copy.h"
#include "store/detail/migrate.h"
#include "store/detail/sealed.h"
#include "store/detail/sqlite_file.h"

namespace kith::store {
namespace {

std::unexpected<Error> not_empty() {
  return fail(ErrorKind::Conflict, "not_empty",
              say("There is data already where the backup is to go, and it was left as it is. Please choose a new "
                  "folder, or an empty database."));
}

// The backup at the newest schema, beside nothing else; gone when this is.
class Scratch {
 public:
  static Result<std::unique_ptr<Scratch>> of(const std::string& backup, Instant now) {
    std::string folder = (std::filesystem::temp_directory_path() / "kith-restore-XXXXXX").string();
    if (::mkdtemp(folder.data()) == nullptr) return fail_with(Trouble::Full, "no folder for a copy");
    auto scratch = std::unique_ptr<Scratch>(new Scratch(folder));
    KITH_CHECK(copy_sqlite_file(backup, scratch->file()));
    KITH_TRY(scratch->session_, open_sqlite_file(scratch->file(), false, now));
    return scratch;
  }
  ~Scratch() {
    session_.reset();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  Session& session() { return *session_; }

 private:
  explicit Scratch(std::string folder) : folder_(std::move(folder)) {}
  std::string file() const { return folder_ + "/kith.sqlite"; }
  std::string folder_;
  std::unique_ptr<Session> session_;
};

// Tables may be there, made by a restore that did not get further; rows may not.
Done check_empty(Session& to) {
  KITH_TRY(const auto rows, to.query("select count(*) as houses from house"));
  if (rows.front().integer("houses") > 0) return not_empty();
  return {};
}

Done fill(Session& from, Session& to) {
  KITH_CHECK(to.execute("set statement_timeout = 0"));
  KITH_CHECK(to.execute("begin isolation level serializable"));
  auto done = check_empty(to);
  if (done) done = fill_tables(from, to);
  if (!done) {
    static_cast<void>(to.execute("rollback"));
    return done;
  }
  KITH_CHECK(to.execute("commit"));
  return {};
}

Done into_postgres(const std::string& backup, const StoreOptions& to, const Clock& clock, Random& random) {
  KITH_TRY(const auto scratch, Scratch::of(backup, clock.now()));
  KITH_CHECK(Store::open(to, clock, random));  // makes the schema, or says whose it is
  KITH_TRY(const auto session, Session::postgres(to.postgres_url, to.sync));
  return fill(scratch->session(), *session);
}

}  // namespace

Done restore(const std::string& backup, const StoreOptions& to, const Clock& clock, Random& random) {
  KITH_CHECK(recognise_sqlite_file(backup));
  if (to.sqlite_file.empty()) return into_postgres(backup, to, clock, random);
  auto copied = copy_sqlite_file(backup, to.sqlite_file);
  if (!copied && copied.error().code == "file_exists") return not_empty();
  KITH_CHECK(std::move(copied));
  KITH_CHECK(Store::open(to, clock, random));
  return {};
}

Done close_sealed(Tx& tx) {
  for (const auto statement : statements_that_close()) KITH_CHECK(tx.execute(statement));
  return {};
}

}  // namespace kith::store
