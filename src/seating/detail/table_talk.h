// A language that a whole table speaks: what the people cost who do not speak the one that most there speak.
// For: seats.h, where languages weigh something. Pairs alone do not see it: three people of whom each two share a
// language may have none in common. Values; no allocation.
#pragma once
#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <span>

#include "seating/problem.h"

namespace kith::seating {

class TableTalk {
 public:
  static constexpr int nobody = -1;

  TableTalk() = default;
  TableTalk(const Languages& languages, std::int32_t price) : spoken_(languages.spoken.data()), price_(price) {}

  bool matters() const { return price_ > 0; }
  std::int32_t price() const { return price_; }  // of one person

  // Of these people, with `comes` in the place of `leaves`.
  std::int64_t cost(std::span<const std::uint16_t> people, int leaves = nobody, int comes = nobody) const {
    std::uint64_t all = ~std::uint64_t{0};
    int count = 0;
    const auto each = [&](auto&& visit) {
      for (const int person : people)
        if (person != leaves) visit(spoken_[person]);
      if (comes != nobody) visit(spoken_[comes]);
    };
    each([&](std::uint64_t spoken) {
      if (spoken == 0) return;  // understands everybody
      all &= spoken;
      ++count;
    });
    if (count == 0 || all != 0) return 0;
    std::array<std::uint16_t, 64> speakers{};
    each([&](std::uint64_t spoken) {
      for (auto left = spoken; left != 0; left &= left - 1) ++speakers[std::countr_zero(left)];
    });
    return std::int64_t{price_} * (count - *std::ranges::max_element(speakers));
  }

 private:
  const std::uint64_t* spoken_ = nullptr;
  std::int32_t price_ = 0;
};

}  // namespace kith::seating
