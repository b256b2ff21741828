// Accounts: a name and a passphrase of which only the argon2id hash is kept. Hash outside of a transaction.
// Not for viewers: only signing in and the first run look here. One transaction; errors: see store/store.h.
#pragma once
#include <optional>
#include <string_view>

#include "base/result.h"
#include "domain/person.h"

namespace kith::store {
class Tx;
}

namespace kith::store::accounts {

// Conflict ("name_taken") if a name that folds to the same exists.
Done add(Tx& tx, const Account& account);
// By any spelling that folds to the same (base/text.h); none if there is no such account.
Result<std::optional<Account>> find_by_name(Tx& tx, std::string_view name);
Result<Account> find(Tx& tx, AccountId id);
// The name one signs in with. Conflict ("name_taken") as add().
Done rename(Tx& tx, AccountId id, std::string_view name);
Done set_passphrase(Tx& tx, AccountId id, std::string_view hash);
// False until the first run is over.
Result<bool> any_keeper(Tx& tx);

}  // namespace kith::store::accounts
