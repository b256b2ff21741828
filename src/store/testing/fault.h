// Makes the n-th statement of the store fail, or the process die there. For tests of what is left behind: n = 1, 2, …
// until nothing fails any more. Not for: the program, which never sets it.
// One countdown for the whole process; set it while no other thread uses a store.
#pragma once

namespace kith::store::fault {

enum class Blow {
  Full,     // as if the disk were full
  NoFlush,  // as if it refused to flush
  Kill,     // SIGKILL
};

// The n-th statement from now on, transaction control included; 0 disarms.
void strike(int nth, Blow blow = Blow::Full);
// Whether the last one armed has struck.
bool has_struck();

}  // namespace kith::store::fault
