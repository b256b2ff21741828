#include "base/file_clock.h"

#include <fstream>

namespace kith {

Instant FileClock::now() const {
  std::ifstream file(file_);
  Instant at;
  file >> at.ms;
  return at;
}

}  // namespace kith
