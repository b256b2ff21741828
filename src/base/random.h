// Where chance comes from. For: ids, keys and seeds. Not for: searches, which carry a seeded generator of their own.
// SystemRandom is the operating system's (libsodium) and fit for secrets; SeededRandom is for tests and the demo world.
// Both are safe to use from several threads.
#pragma once
#include <cstdint>
#include <mutex>
#include <random>

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

class SeededRandom : public Random {
 public:
  explicit SeededRandom(std::uint64_t seed) : engine_(seed) {}
  std::uint64_t bits() override {
    const std::lock_guard lock(mutex_);
    return engine_();
  }

 private:
  std::mutex mutex_;
  std::mt19937_64 engine_;
};

template <class Noun>
Id<Noun> new_id(Random& random) {
  return {static_cast<std::int64_t>(random.bits() >> 1)};
}

}  // namespace kith
