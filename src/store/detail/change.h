// Runs one change inside an open transaction: once per key, and with every way to fail turned into an Error.
// For: the two stores, which add their own transaction around it.
#pragma once
#include <functional>

#include "store/detail/tx.h"
#include "store/store.h"

namespace kith::store {

using Change = std::function<Result<std::string>(Tx&)>;
using Look = std::function<Done(Tx&)>;

// The answer of `change`, or the one remembered under `once`. An error if any statement failed, whatever was returned.
Result<std::string> run_change(Tx& tx, const Once& once, const Change& change);
Done run_look(Tx& tx, const Look& look);

}  // namespace kith::store
