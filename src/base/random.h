// Where chance comes from. For: ids, keys and seeds. Not for: searches, which carry a seeded generator of their own.
// SystemRandom is the operating system's (libsodium) and fit for secrets; for tests there is seeded_random.h. Both are
// safe to use from several threads.
#pragma once
#include <cstdint>

#include "base/id.h"

namespace kith {

class Random {
 public:
  virtual ~Random() = default;
  virtual std::uint64_t bits() = 0;
};

class SystemRandom : public Random {
 public:
  std::uint64_t bits() override;
};

template <class Noun>
Id<Noun> new_id(Random& random) {
  return {static_cast<std::int64_t>(random.bits() >> 1)};
}

}  // namespace kith
