// Days that nobody can look after, because none of their team has an account or was ever signed in: those of a demo
// world. For: the first keeper, who finds them in their care. One transaction; errors: see store/store.h.
#pragma once
#include <vector>

#include "base/result.h"
#include "domain/ids.h"

namespace kith::store {
class Tx;
}

namespace kith::store::days {

Result<std::vector<DayId>> unattended(Tx& tx, NetworkId network);

}  // namespace kith::store::days
