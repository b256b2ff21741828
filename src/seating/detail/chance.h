// The search's chance: fast, seeded, the same on every machine. Not for secrets (base/random.h).
#pragma once
#include <array>
#include <cmath>
#include <cstdint>
#include <utility>

namespace kith::seating {

// xoshiro256** of Blackman and Vigna, seeded by splitmix64.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) {
    for (auto& word : state_) {
      seed += 0x9e3779b97f4a7c15U;
      std::uint64_t z = seed;
      z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
      z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
      word = z ^ (z >> 31);
    }
  }

  std::uint64_t bits() {
    const auto result = rotated(state_[1] * 5, 7) * 9;
    const auto t = state_[1] << 17;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= t;
    state_[3] = rotated(state_[3], 45);
    return result;
  }

  // 0..n-1; n > 0. The bias of multiply-and-shift is below n / 2^32.
  int below(int n) { return static_cast<int>(((bits() >> 32) * static_cast<std::uint64_t>(n)) >> 32); }
  double share() { return static_cast<double>(bits() >> 11) * 0x1.0p-53; }

  template <class Range>
  void shuffle(Range& range) {
    for (auto i = static_cast<int>(range.size()) - 1; i > 0; --i) std::swap(range[i], range[below(i + 1)]);
  }

 private:
  static std::uint64_t rotated(std::uint64_t x, int by) { return (x << by) | (x >> (64 - by)); }
  std::array<std::uint64_t, 4> state_{};
};

// -ln(u) for u uniform in (0, 1), from a table: what annealing compares a loss with, once times the temperature.
class Exponential {
 public:
  Exponential() {
    for (std::size_t i = 0; i < table_.size(); ++i)
      table_[i] = static_cast<float>(-std::log((static_cast<double>(i) + 0.5) / static_cast<double>(table_.size())));
  }
  float operator()(Chance& chance) const { return table_[chance.bits() & (table_.size() - 1)]; }

 private:
  std::array<float, 4096> table_{};
};

}  // namespace kith::seating
