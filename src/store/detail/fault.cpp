#include "store/detail/fault.h"

#include <atomic>
#include <signal.h>

#include "store/fault.h"

namespace kith::store::fault {
namespace {
std::atomic<int> countdown{0};
std::atomic<Blow> armed{Blow::Fail};
std::atomic<bool> struck{false};
}  // namespace

void strike(int nth, Blow blow) {
  armed = blow;
  struck = false;
  countdown = nth;
}

bool has_struck() { return struck; }

bool strikes_now() {
  if (countdown.load(std::memory_order_relaxed) == 0 || countdown.fetch_sub(1) != 1) return false;
  struck = true;
  if (armed == Blow::Kill) raise(SIGKILL);
  return true;
}

}  // namespace kith::store::fault
