// Where tests make a statement fail (store/testing/fault.h). Empty in the program.
#pragma once
#include <atomic>

#include "store/detail/trouble.h"

namespace kith::store::fault {

// Asked before every statement: None, or what that one runs into.
inline std::atomic<Trouble (*)()> before_statement{nullptr};

}  // namespace kith::store::fault
