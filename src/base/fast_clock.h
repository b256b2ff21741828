// A clock that runs faster than another one, and can be set forward: a whole day in two minutes.
// For: the rehearsal. It begins at a moment of its own. Not for: anything that real people wait for.
// Safe to use from several threads; `real` outlives it.
#pragma once
#include <atomic>

#include "base/clock.h"

namespace kith {

class FastClock : public Clock {
 public:
  FastClock(const Clock& real, Instant begins, std::int64_t speed)
      : real_(real), since_(real.now()), begins_(begins), speed_(speed) {}

  Instant now() const override { return begins_ + (real_.now().ms - since_.ms) * speed_ + ahead_ms_.load(); }
  std::int64_t speed() const override { return speed_; }

  // Never backwards, and not twice if two ask at once.
  void set_forward_to(Instant at) {
    for (auto ahead = ahead_ms_.load();;) {
      const auto missing = at.ms - (begins_ + (real_.now().ms - since_.ms) * speed_ + ahead).ms;
      if (missing <= 0 || ahead_ms_.compare_exchange_weak(ahead, ahead + missing)) return;
    }
  }

 private:
  const Clock& real_;
  const Instant since_;
  const Instant begins_;
  const std::int64_t speed_;
  std::atomic<std::int64_t> ahead_ms_{0};
};

}  // namespace kith
