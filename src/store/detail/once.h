// The record that makes a command happen once. It holds a hash of viewer and key, a keyed hash of the body, and the
// answer sealed under the client's key: whoever has the database alone can read neither.
#pragma once
#include <optional>

#include "store/detail/tx.h"
#include "store/store.h"

namespace kith::store {

// The answer given before, if this is a repeat. KeyReused if a program's key comes back with another body.
Result<std::optional<std::string>> remembered(Tx& tx, const Once& once);
// In the transaction of what it answers. A form's key keeps the latest answer.
Done remember(Tx& tx, const Once& once, const std::string& answer);

}  // namespace kith::store
