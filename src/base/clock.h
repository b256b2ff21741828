// The only reader of the time. For: everything that asks "when is it". Not for: time zones and words (base/language.h).
// An Instant is milliseconds since 1970 UTC; past moments are stored so. A clock is safe to use from several threads.
#pragma once
#include <atomic>
#include <compare>
#include <cstdint>
#include <string>

namespace kith {

struct Instant {
  std::int64_t ms = 0;
  auto operator<=>(const Instant&) const = default;
};

constexpr std::int64_t second_ms = 1000;
constexpr std::int64_t minute_ms = 60 * second_ms;
constexpr std::int64_t hour_ms = 60 * minute_ms;
constexpr std::int64_t day_ms = 24 * hour_ms;

constexpr Instant operator+(Instant at, std::int64_t ms) { return {at.ms + ms}; }

// RFC 3339 in UTC with milliseconds: 2027-03-01T18:30:00.000Z
std::string rfc3339(Instant at);

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
  // How many times faster than the world's it runs, for whoever waits in real time for something that is timed by it.
  virtual std::int64_t speed() const { return 1; }
};

class SystemClock : public Clock {
 public:
  Instant now() const override;
};

// Stands still until it is moved. For tests.
class FakeClock : public Clock {
 public:
  explicit FakeClock(Instant start) : ms_(start.ms) {}
  Instant now() const override { return {ms_.load()}; }
  void advance(std::int64_t ms) { ms_ += ms; }

 private:
  std::atomic<std::int64_t> ms_;
};

}  // namespace kith
