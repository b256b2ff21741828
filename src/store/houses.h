// The house and its networks. One house a database; the first run founds it together with its first network.
// Everybody may see both. One transaction; errors: see store/store.h.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "domain/house.h"

namespace kith::store {
class Tx;
}

namespace kith::store::houses {

// None before the first run.
Result<std::optional<House>> find(Tx& tx);
// Conflict if there is a house already.
Done found(Tx& tx, const House& house, const Network& first);
// By which the house knows its server's key again: a keyed hash, empty until one was noted.
Result<std::string> key_mark(Tx& tx);
Done note_key(Tx& tx, std::string_view mark);
// Conflict unless `house.version` is the stored one. Returns the new version.
Result<std::int64_t> save(Tx& tx, const House& house);

}  // namespace kith::store::houses

namespace kith::store::networks {

Result<Network> find(Tx& tx, NetworkId id);
// The one the first run founded.
Result<Network> first(Tx& tx);
Done save(Tx& tx, const Network& network);

}  // namespace kith::store::networks
