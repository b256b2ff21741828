// A clock that stands at the milliseconds since 1970 that a file says, read at each look; at 1970 where it says
// nothing. For: tests of the whole program, which cannot wait for the next morning. main builds it only where nobody
// else can reach the house. Safe to use from several threads.
#pragma once
#include <string>
#include <utility>

#include "base/clock.h"

namespace kith {

class FileClock : public Clock {
 public:
  explicit FileClock(std::string file) : file_(std::move(file)) {}
  Instant now() const override;

 private:
  std::string file_;
};

}  // namespace kith
