#include "store/testing/fault.h"

#include <atomic>
#include <signal.h>

#include "store/detail/fault.h"

namespace kith::store::fault {
namespace {

std::atomic<int> countdown{0};
std::atomic<Blow> armed{Blow::Full};
std::atomic<bool> struck{false};

Trouble count_down() {
  if (countdown.load(std::memory_order_relaxed) == 0 || countdown.fetch_sub(1) != 1) return Trouble::None;
  struck = true;
  if (armed == Blow::Kill) raise(SIGKILL);
  return armed == Blow::NoFlush ? Trouble::Unsynced : Trouble::Full;
}

}  // namespace

void strike(int nth, Blow blow) {
  armed = blow;
  struck = false;
  countdown = nth;
  before_statement = count_down;
}

bool has_struck() { return struck; }

}  // namespace kith::store::fault
