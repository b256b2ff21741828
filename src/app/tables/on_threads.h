// Work on several threads at once: what seating/search.h calls a Spread.
// For: `kith seat --threads`. The calling thread does work(0). Where the system gives fewer threads than asked for, the
// calling one does what is left over, one after the other. `work` throws nothing.
#pragma once
#include <functional>

namespace kith::app {

void on_threads(int count, const std::function<void(int)>& work);

}  // namespace kith::app
