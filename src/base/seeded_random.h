// Chance that comes out the same every time. For: tests. Safe to use from several threads.
#pragma once
#include <mutex>
#include <random>

#include "base/random.h"

namespace kith {

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

}  // namespace kith
