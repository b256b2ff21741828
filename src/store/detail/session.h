// One connection to a database, and the only place that knows SOCI. One SQL text for SQLite and PostgreSQL.
// For: Tx, migrations, backup. Not for: repositories, which take a Tx.
// Statements stay prepared per session, by their text; parameters are named (:id), and all of them are given each time.
// Values are 64-bit integers, text and NULL. Text that is not UTF-8 or holds NUL is refused (Invalid) on both
// databases. Errors carry a code and the place of the call in the source; never SQL, never values. Threads: one at a
// time, any thread.
#pragma once
#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <source_location>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "base/clock.h"
#include "base/id.h"
#include "base/result.h"
#include "store/detail/rows.h"
#include "store/detail/trouble.h"

namespace kith::store {

using Bound = std::variant<std::monostate, std::int64_t, std::string_view>;

template <std::integral T>
Bound bound(T value) {
  return static_cast<std::int64_t>(value);
}
inline Bound bound(std::string_view text) { return text; }
template <std::same_as<Bound> T>
Bound bound(const T& value) {
  return value;
}
inline Bound bound(Instant at) { return at.ms; }
template <class Noun>
Bound bound(Id<Noun> id) {
  return id.value;
}
template <class T>
Bound bound(const std::optional<T>& value) {
  return value ? bound(*value) : Bound{};
}

// Views what it binds: text has to outlive it, which it does where it is written into the call itself.
struct Arg {
  template <class T>
  Arg(std::string_view parameter, const T& argument) : name(parameter), value(bound(argument)) {}
  std::string_view name;
  Bound value;
};
using Args = std::span<const Arg>;
using Place = std::source_location;

enum class Database { Sqlite, Postgres };
enum class Access { Read, Write };

class Session {
 public:
  // A file must exist. Read sessions refuse every write.
  static Result<std::unique_ptr<Session>> sqlite(const std::string& file, Access access, bool sync);
  // `url` as libpq reads it.
  static Result<std::unique_ptr<Session>> postgres(const std::string& url, bool sync);

  virtual ~Session() = default;

  // All rows, in memory: bound them with limit.
  Result<Rows> query(std::string_view sql, Args args, Place place = Place::current());
  // The number of rows changed.
  Result<std::int64_t> execute(std::string_view sql, Args args, Place place = Place::current());
  Result<Rows> query(std::string_view sql, std::initializer_list<Arg> args = {}, Place place = Place::current()) {
    return query(sql, Args(args.begin(), args.size()), place);
  }
  Result<std::int64_t> execute(std::string_view sql, std::initializer_list<Arg> args = {},
                               Place place = Place::current()) {
    return execute(sql, Args(args.begin(), args.size()), place);
  }

  virtual Database database() const = 0;
  // Only tables made for this house: PostgreSQL's current schema.
  virtual Result<bool> has_table(std::string_view name) = 0;
  // False once an error has ended the transaction behind our back (SQLite: disk full, out of memory).
  virtual bool in_transaction() const = 0;
  // Connected, and in no transaction.
  virtual bool usable() const = 0;
  // What the last call ran into.
  Trouble trouble() const { return trouble_; }

 private:
  // The statement's result; `rows` may be null.
  virtual Result<std::int64_t> run(std::string_view sql, Args args, std::optional<Rows>* rows, Place place) = 0;
  Result<std::int64_t> checked(std::string_view sql, Args args, std::optional<Rows>* rows, Place place);

 protected:
  Trouble trouble_ = Trouble::None;
};

// "replies.cpp:42"
std::string place_text(Place place);

}  // namespace kith::store
