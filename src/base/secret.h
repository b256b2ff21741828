// Keys, tokens and passphrases: libsodium behind words of ours.
// For: link tokens, cookies, form keys, sealed columns, passphrases. Not for: ids (base/id.h).
// The server's key lies in a file of mode 0600; from it one key per purpose is derived (BLAKE2b), so that a token of
// one purpose never passes for another. Comparisons of secrets take constant time. Safe from several threads;
// passphrases are hashed one at a time (19 MiB each would otherwise multiply).
#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "base/random.h"
#include "base/result.h"

namespace kith {

class ServerKey {
 public:
  // Reads the key, or makes the file (0600) with a new one. Errors: Damaged if it is not a key or others may read it.
  static Result<ServerKey> open(const std::string& path);
  static ServerKey of_bytes(std::string_view bytes);  // 32 bytes; for tests

  // 26 characters (130 bits) of a keyed hash over purpose and text.
  std::string sign(std::string_view purpose, std::string_view text) const;
  bool signed_by(std::string_view purpose, std::string_view text, std::string_view signature) const;

  // Sealed text is base 64, fit for a text column. Opening what was sealed for another purpose fails (Damaged).
  std::string seal(std::string_view purpose, std::string_view plain) const;
  Result<std::string> unseal(std::string_view purpose, std::string_view sealed) const;

 private:
  using Bytes = std::array<unsigned char, 32>;
  Bytes derived(std::string_view purpose) const;
  Bytes key_{};
};

// A link's token: the id it opens and a keyed hash of (purpose, id, generation). 39 characters, never stored.
std::string link_token(const ServerKey& key, std::string_view purpose, std::int64_t id, std::int64_t generation);
// The id a token speaks of, unchecked; nullopt if it is not of a token's form.
std::optional<std::int64_t> link_id(std::string_view token);
bool link_opens(const ServerKey& key, std::string_view purpose, std::int64_t id, std::int64_t generation,
                std::string_view token);

// 52 characters, 256 random bits.
std::string new_token(Random& random);

// argon2id with 19 MiB and 2 passes (OWASP), one at a time.
std::string hash_passphrase(std::string_view passphrase);
bool passphrase_fits(std::string_view passphrase, const std::string& hash);
// Takes as long as a check of a passphrase that does not fit, for names that do not exist.
void waste_a_passphrase_check(std::string_view passphrase);

// Sealing under a key that only its user holds (idempotency records): the key is derived from `secret`, not stored.
std::string seal_under(std::string_view secret, std::string_view plain);
Result<std::string> unseal_under(std::string_view secret, std::string_view sealed);
// Unkeyed BLAKE2b, 52 characters, for lookups of high-entropy values.
std::string digest(std::string_view bytes);

}  // namespace kith
