#include "store/detail/postgres_store.h"

#include <algorithm>
#include <chrono>
#include <thread>

#include "base/limits.h"
#include "store/detail/copy.h"
#include "store/detail/migrate.h"
#include "store/detail/new_file.h"
#include "store/detail/upkeep.h"

namespace kith::store {
namespace {

constexpr std::string_view begin_writing = "begin isolation level serializable";
// A snapshot: consistent, and it never has to be retried.
constexpr std::string_view begin_reading = "begin isolation level repeatable read read only";

std::unexpected<Error> away() {
  return fail(ErrorKind::Busy, "database_away",
              say("The database cannot be reached. Please check its address and whether it runs."));
}

Done fit(Session& session) {
  KITH_TRY(const auto rows, session.query("show server_encoding"));
  if (rows.front().text("server_encoding") == "UTF8") return {};
  return fail(ErrorKind::Damaged, "encoding",
              say("The database does not keep UTF-8. Please make one that does (createdb --encoding UTF8)."));
}

Done bring_up_to_date(Session& session, Instant now) {
  KITH_CHECK(session.execute("set statement_timeout = 0"));
  auto done = migrate(session, now, migrations());
  if (done || done.error().kind != ErrorKind::Conflict) return done;
  return fail(ErrorKind::Damaged, "not_ours",
              say("The database holds tables that kith did not make. Please give kith one of its own."),
              done.error().detail);
}

}  // namespace

Result<std::unique_ptr<Store>> PostgresStore::open(const StoreOptions& options, const Clock& clock, Random& random) {
  auto session = Session::postgres(options.postgres_url, options.sync);
  if (!session) return away();
  KITH_CHECK(fit(**session));
  KITH_CHECK(bring_up_to_date(**session, clock.now()));
  return std::unique_ptr<Store>(new PostgresStore(options, clock, random));
}

PostgresStore::PostgresStore(const StoreOptions& options, const Clock& clock, Random& random)
    : clock_(clock),
      random_(random),
      holder_(id_text(static_cast<std::int64_t>(random.bits() >> 1))),
      sessions_([url = options.postgres_url, sync = options.sync] { return Session::postgres(url, sync); },
                options.readers) {}

Done PostgresStore::read(const Look& look) {
  const auto seen = until_settled(begin_reading, [&](Tx& tx) -> Result<std::string> {
    KITH_CHECK(run_look(tx, look));
    return "";
  });
  if (!seen) return std::unexpected(seen.error());
  return {};
}

Result<std::string> PostgresStore::commit(const Once& once, const Change& change) {
  return until_settled(begin_writing, [&](Tx& tx) { return run_change(tx, once, change); });
}

// Crossing is settled by trying again. A unique value may have come up since we looked: a second look tells. A lost
// connection is tried once more on a new one, unless it was lost in the commit: that one may have happened.
Result<std::string> PostgresStore::until_settled(std::string_view begin, const Work& work) {
  int taken = 0, lost = 0;
  for (int tries = 1;; ++tries) {
    auto tried = on_a_session(begin, work);
    const bool again = tried.trouble == Trouble::Again ||
                       (tried.trouble == Trouble::Taken && ++taken < limits::store_taken_tries) ||
                       (tried.trouble == Trouble::Lost && ++lost < limits::store_lost_tries);
    if (!again || tries == limits::store_tries) return std::move(tried.answer);
    pause(tries);
  }
}

PostgresStore::Tried PostgresStore::on_a_session(std::string_view begin, const Work& work) {
  auto session = sessions_.lease();
  if (!session) return {std::unexpected(session.error())};
  auto tried = attempt(**session, begin, work);
  if (tried.trouble == Trouble::Lost || !(*session)->usable()) {
    session->discard();
    sessions_.drop_idle();
  }
  return tried;
}

PostgresStore::Tried PostgresStore::attempt(Session& session, std::string_view begin, const Work& work) {
  if (const auto begun = session.execute(begin); !begun) return {std::unexpected(begun.error()), session.trouble()};
  Tx tx(session, clock_.now(), random_);
  auto answer = work(tx);
  if (!answer) {
    static_cast<void>(session.execute("rollback"));  // a session that cannot is found unusable
    return {std::move(answer), tx.trouble()};
  }
  if (const auto done = session.execute("commit"); !done) {
    const auto trouble = session.trouble();
    static_cast<void>(session.execute("rollback"));
    return {std::unexpected(done.error()), trouble == Trouble::Again ? trouble : Trouble::None};
  }
  return {std::move(answer)};
}

// Doubles up to 32 ms, and differs between those who crossed.
void PostgresStore::pause(int tries) {
  const int most_us = 1000 << std::min(tries, 5);
  std::this_thread::sleep_for(std::chrono::microseconds(random_.bits() % static_cast<unsigned>(most_us)));
}

Done PostgresStore::backup(const std::string& to_file) {
  KITH_TRY(auto copy, NewFile::begin(to_file));
  KITH_CHECK(read([&](Tx& tx) { return copy_tables(tx, copy.part()); }));
  return copy.finish();
}

Done PostgresStore::check() {
  return read([](Tx& tx) -> Done {
    const Asked from(tx, Database::Postgres);
    KITH_TRY(const auto tables, tables_of(from));
    for (const auto& table : tables) KITH_CHECK(walk(from, table, [](const Rows&) -> Done { return {}; }));
    return {};
  });
}

Done PostgresStore::ready() { return write_a_mark(*this, holder_); }
Result<int> PostgresStore::sweep(int most) { return sweep_lapsed(*this, holder_, most); }

}  // namespace kith::store
