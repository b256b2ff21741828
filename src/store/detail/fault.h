// The store's side of store/fault.h: asked before every statement.
#pragma once

namespace kith::store::fault {

bool strikes_now();

}  // namespace kith::store::fault
