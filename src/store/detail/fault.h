// The store's side of store/testing/fault.h: asked before every statement.
#pragma once
#include "store/detail/trouble.h"

namespace kith::store::fault {

// None, unless the statement that is about to run is the one to fail.
Trouble strikes_now();

}  // namespace kith::store::fault
