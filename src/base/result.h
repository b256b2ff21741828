// Result<T>: a value, or an Error that is safe to show.
// For: every call that can fail for a reason outside the program. Not for bugs: those throw and fail their request.
// An Error carries a kind (web maps it to a status, cli to an exit code), a stable code for programs, a sentence for
// people, the fields it concerns, and an inner detail that is logged with the request id and never sent.
// Use: KITH_TRY(auto guest, find_guest(tx, id));   KITH_CHECK(may_edit(viewer, post));
#pragma once
#include <expected>
#include <string>
#include <utility>
#include <vector>

#include "base/message.h"

namespace kith {

enum class ErrorKind {
  Invalid,      // the input is wrong; the fields say where
  Malformed,    // the input cannot be read at all
  NotSignedIn,  // a sign-in would help
  NotAllowed,   // known to exist, and not for this viewer
  NotFound,     // does not exist, or may not be known of
  Conflict,     // something else happened meanwhile
  KeyReused,    // an idempotency key came back with another body
  TooMany,      // a limit; retry_after_s says when it lifts
  TooLarge,     // a bound of base/limits.h
  WrongType,    // of a kind that is not read here
  Busy,         // not now: the store or the planner is occupied
  NoSpace,      // the disk is full
  Damaged,      // data that should be there is not, or is not readable
  NewerSchema,  // the data was written by a newer kith
  Bug,          // ours
};

struct FieldError {
  std::string field;  // name of the field, lists as "lines.0.text"
  std::string code;   // stable, e.g. "required", "too_long"
  Message sentence;
};

struct Error {
  ErrorKind kind = ErrorKind::Bug;
  std::string code;  // stable, snake_case, e.g. "post_closed"
  Message sentence;
  std::vector<FieldError> fields = {};
  std::string detail = {};  // for the log only
  int retry_after_s = 0;
};

template <class T>
using Result = std::expected<T, Error>;
using Done = Result<void>;

inline std::unexpected<Error> fail(ErrorKind kind, std::string code, Message sentence, std::string detail = {}) {
  return std::unexpected(Error{kind, std::move(code), std::move(sentence), {}, std::move(detail)});
}

}  // namespace kith

#define KITH_CONCAT_(a, b) a##b
#define KITH_CONCAT(a, b) KITH_CONCAT_(a, b)

// Declares or assigns `target` from a Result, or returns its error from the enclosing function.
#define KITH_TRY(target, ...) KITH_TRY_(KITH_CONCAT(kith_result_, __LINE__), target, __VA_ARGS__)
#define KITH_TRY_(result, target, ...)                            \
  auto result = (__VA_ARGS__);                                    \
  if (!result) return std::unexpected(std::move(result).error()); \
  target = std::move(*result)

// Returns the error of a Result<void>, or goes on.
#define KITH_CHECK(...) \
  if (auto kith_done_ = (__VA_ARGS__); !kith_done_) return std::unexpected(std::move(kith_done_).error())
