// Turns that servers sharing a database take: who runs a follower, who sweeps.
// A lease is held by name until an instant; nobody is told when it lapses. One transaction; see store/store.h.
#pragma once
#include <string_view>

#include "base/clock.h"
#include "base/result.h"

namespace kith::store {
class Tx;
}

namespace kith::store::leases {

// True if `holder` has it now, until `until`: it was free, had lapsed, or was theirs already.
Result<bool> take(Tx& tx, std::string_view name, std::string_view holder, Instant until);
// Nothing happens if somebody else holds it.
Done give_back(Tx& tx, std::string_view name, std::string_view holder);

}  // namespace kith::store::leases
