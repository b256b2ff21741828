// Days that nobody can look after, because none of their team has an account or was ever signed in (those of a demo
// world), or because the last of it leaves. For: keepers, who find them in their care. One transaction; errors: see
// store/store.h.
#pragma once
#include <optional>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "domain/ids.h"

namespace kith::store {
class Tx;
}

namespace kith::store::days {

Result<std::vector<DayId>> unattended(Tx& tx, NetworkId network);
// Days that begin at `from` or later, are not cancelled, and have nobody else in their team.
Result<std::vector<DayId>> in_care_of_only(Tx& tx, PersonId person, Instant from);
// Who has been a keeper of the person's network for longest, themselves left out; none in a house without.
Result<std::optional<PersonId>> keeper_beside(Tx& tx, PersonId person);

}  // namespace kith::store::days
