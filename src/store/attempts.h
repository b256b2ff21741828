// How often something was tried: guesses of a passphrase, replies of strangers. Counters survive a restart.
// A bucket is a keyed hash made by the caller (an address, a name), so that the table tells nobody who tried what.
// Record an attempt in a commit of its own: a refused one rolls back its writes.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"

namespace kith::store {
class Tx;
}

namespace kith::store::attempts {

Done add(Tx& tx, std::string_view bucket);
// The latest of them was none after all.
Done take_back(Tx& tx, std::string_view bucket);
// Those not older than `since`; kept for store::attempts_keep_ms.
Result<std::int64_t> count(Tx& tx, std::string_view bucket, Instant since);
// When the oldest of the latest `many` was: a limit of `many` lifts when that one leaves the window.
Result<std::optional<Instant>> oldest_of_latest(Tx& tx, std::string_view bucket, int many);

}  // namespace kith::store::attempts
