// An open transaction: what repositories ask and tell the database through.
// For: repositories. One instant holds for the whole transaction (now()).
// A statement that failed decides the transaction: every later one returns the same error and nothing is committed, so
// that both databases behave alike (PostgreSQL ends a transaction at the first error, SQLite would go on).
// Threads: one. Ownership: borrows the session for the time of read() or commit().
#pragma once
#include "base/random.h"
#include "store/detail/session.h"

namespace kith::store {

class Tx {
 public:
  Tx(Session& session, Instant now, Random& random) : session_(session), now_(now), random_(random) {}
  Tx(const Tx&) = delete;
  Tx& operator=(const Tx&) = delete;

  Result<Rows> query(std::string_view sql, std::initializer_list<Arg> args = {}, Place place = Place::current()) {
    return noted(failed_ ? std::unexpected(*failed_) : session_.query(sql, args, place));
  }
  Result<Rows> query(std::string_view sql, Args args, Place place = Place::current()) {
    return noted(failed_ ? std::unexpected(*failed_) : session_.query(sql, args, place));
  }
  // The number of rows changed.
  Result<std::int64_t> execute(std::string_view sql, std::initializer_list<Arg> args = {},
                               Place place = Place::current()) {
    return noted(failed_ ? std::unexpected(*failed_) : session_.execute(sql, args, place));
  }
  Result<std::int64_t> execute(std::string_view sql, Args args, Place place = Place::current()) {
    return noted(failed_ ? std::unexpected(*failed_) : session_.execute(sql, args, place));
  }

  Instant now() const { return now_; }
  Random& random() { return random_; }

  const std::optional<Error>& failed() const { return failed_; }
  Trouble trouble() const { return trouble_; }

 private:
  template <class T>
  Result<T> noted(Result<T> result) {
    if (!result && !failed_) {
      failed_ = result.error();
      trouble_ = session_.trouble();
    }
    return result;
  }

  Session& session_;
  Instant now_;
  Random& random_;
  std::optional<Error> failed_;
  Trouble trouble_ = Trouble::None;
};

}  // namespace kith::store
