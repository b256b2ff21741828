// Where everything is kept: SQLite in the house's own folder, or PostgreSQL. One SQL text for both.
// For: app's use cases, through `read` and `commit` and the repositories beside this file (one per noun, taking a Tx&).
// Not for: rules. A repository answers only what its viewer may see, and returns NotFound for everything else.
// Errors: Busy (try again soon), NoSpace, Damaged, NewerSchema, Conflict, KeyReused; never SQL, never values.
// Threads: all calls are safe from several threads and block the caller; sockets' threads must not call them, and what
// runs inside read or commit must not call the store again.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "base/clock.h"
#include "base/random.h"
#include "base/result.h"

namespace kith::store {

// An open transaction; repositories take it. Defined in detail/.
class Tx;

struct StoreOptions {
  std::string sqlite_file;   // one of the two
  std::string postgres_url;  // postgres://user@host/database
  int readers = 2;           // sessions for reading (SQLite), or all sessions (PostgreSQL)
  bool sync = true;          // off where it is thrown away anyway: nothing is on disk when commit returns
  std::optional<std::int64_t> most_bytes = {};  // of the SQLite file; then NoSpace
};

// Makes a command happen once. The record is sealed under the client's own key, kept 24 hours, found by a hash of both.
struct Once {
  std::string viewer;  // whose keys these are: a hash of the sign-in that was sent, or "anyone"
  std::string key;     // as sent; empty: no promise asked for
  std::string body;    // what was sent, to tell a repeat from another command
  bool form = false;   // a form's key with another body is a new command; a program's is KeyReused
};

inline constexpr std::int64_t answer_keeps_ms = day_ms;
inline constexpr std::int64_t outbox_keeps_ms = 7 * day_ms;
inline constexpr std::int64_t letters_given_up_keep_ms = 14 * day_ms;
inline constexpr std::int64_t attempts_keep_ms = 2 * day_ms;

class Store {
 public:
  virtual ~Store() = default;

  // Opens and brings the schema up to date (each migration in a transaction). A file is made (mode 0600) if there is
  // none; one that is damaged or not kith's is left as it is (Damaged), as is what a newer kith wrote (NewerSchema).
  // Clock and random outlive the store.
  static Result<std::unique_ptr<Store>> open(const StoreOptions& options, const Clock& clock, Random& random);

  // A consistent view of the data. `look` must not write, and may run again if a connection was lost.
  virtual Done read(const std::function<Done(Tx&)>& look) = 0;

  // The one way to write. `change` loads, decides, writes, appends to the outbox and encodes the answer; it has no
  // other side effect, may run more than once, and takes no time with anything else (on SQLite others wait for it).
  // When commit returns a value, it is on disk. Errors of `change` roll back its writes only and are not remembered.
  // With Once, a repeat returns the first answer without running `change`.
  // SQLite runs several changes under one fsync, each in a savepoint; PostgreSQL runs SERIALIZABLE and retries 40001.
  // Busy from PostgreSQL may hide a commit whose answer was lost on the way: repeat it with its key.
  virtual Result<std::string> commit(const Once& once, const std::function<Result<std::string>(Tx&)>& change) = 0;

  // Rises with every commit, before its answer is given: where two are equal, nothing was written in between by this
  // program. None where other servers write to the same database. Never blocks.
  virtual std::optional<std::uint64_t> moment() const = 0;

  // Whether a commit succeeds now: makes one (for /readyz).
  virtual Done ready() = 0;
  // Writes a consistent copy of all data as one SQLite file of mode 0600, from either database, while others write.
  // The file appears under its name only when it is complete and on disk; an existing one is refused (Conflict).
  virtual Done backup(const std::string& to_file) = 0;
  // Reads everything and looks for damage and rows that point nowhere. Damaged if there is any.
  virtual Done check() = 0;
  // Drops what has lapsed, at most `most` rows a call; several servers take turns by a lease. Returns how many it was.
  virtual Result<int> sweep(int most) = 0;
};

}  // namespace kith::store
