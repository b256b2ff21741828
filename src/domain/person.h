// A person, their account and their sign-ins. A guest is a person without account.
#pragma once
#include <algorithm>
#include <optional>
#include <string>

#include "base/clock.h"
#include "domain/ids.h"

namespace kith {

struct Person {
  PersonId id;
  NetworkId network;
  std::optional<AccountId> account;
  std::string name;
  std::int64_t generation = 1;  // of the keep-link; renewing it raises this and closes the old link
  Instant started;
  std::optional<Instant> until;  // a guest who does nothing is gone by then; nobody with an account is
};

struct Account {
  AccountId id;
  std::string name;
  std::string passphrase;  // argon2id, as libsodium writes it
  bool keeper = false;
  Instant made;
};

// One browser that acts as a person. `secret` is the keyed hash of what the cookie holds.
struct SignIn {
  SignInId id;
  PersonId person;
  std::optional<AccountId> account;
  bool keeper = false;
  std::string secret;
  std::string device;  // "Firefox, Android", cut from the browser's own words
  Instant opened;
  Instant used;
  Instant until;  // the absolute end
};

constexpr std::int64_t guest_keeps_ms = 30 * day_ms;
// A day whose date was mistyped takes nobody away before its team could notice.
constexpr std::int64_t guest_notice_ms = 7 * day_ms;
// Until when a guest stays, whose days now promise another end than the one so far: as promised, but cut short no
// sooner than in a week.
constexpr Instant stays_until(Instant so_far, Instant promised, Instant now) {
  return std::max(promised, std::min(so_far, now + guest_notice_ms));
}

constexpr std::int64_t sign_in_idle_ms = 14 * day_ms;
constexpr std::int64_t sign_in_longest_ms = 90 * day_ms;

}  // namespace kith
