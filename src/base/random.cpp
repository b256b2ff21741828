#include "base/random.h"

#include <sodium.h>

namespace kith {

std::uint64_t SystemRandom::bits() {
  std::uint64_t value = 0;
  randombytes_buf(&value, sizeof value);
  return value;
}

}  // namespace kith
