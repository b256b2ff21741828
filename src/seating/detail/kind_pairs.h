// What it costs when two people meet, where few costs differ: one or two bytes a pair.
// For: the search, as the layouts of pairs.h are. Most pairs cost the same (nothing), and those of a list cost one of a
// handful of amounts. So a cell holds the number of its kind and how often the two have met, and one table says what
// a meeting more costs for each such cell: a row of all pairs stays in the nearest cache, which is what a search of
// hundreds of people waits for. Nothing but repeats is one kind. Not for more kinds than a cell has numbers: fits().
#pragma once
#include <bit>
#include <limits>
#include <map>
#include <tuple>

#include "seating/detail/pairs.h"

namespace kith::seating {

template <class Cell>
class KindPairs {
 public:
  KindPairs(int people, int rounds)
      : n_(people),
        bits_(std::bit_width(static_cast<unsigned>(rounds))),
        cell_(static_cast<std::size_t>(people) * people) {
    number_of({});
  }

  struct Row {
    const Cell* cell;
    const std::int32_t* price;
    int bits;
    std::int32_t add(int x) const { return price[cell[x]]; }
    std::int32_t once(int x) const { return price[cell[x] >> bits << bits]; }
  };
  Row row(int a) const { return {cell_.data() + index(a, 0), price_.data(), bits_}; }
  int count(int a, int b) const { return count_in(cell_.data()[index(a, b)]); }
  PairCost cost(int a, int b) const { return kind_of(cell_.data()[index(a, b)]); }
  bool fresh(int a, int b) const { return !cost(a, b).known; }
  PairBefore count_one(int a, int b, int by) {
    auto& cell = cell_.data()[index(a, b)];
    const PairBefore before{kind_of(cell), count_in(cell)};
    cell_.data()[index(b, a)] = cell = static_cast<Cell>(cell + by);
    return before;
  }
  // Does nothing once there are more kinds than fit.
  void set_cost(int a, int b, const PairCost& cost) {
    if (!fits()) return;
    const auto kind = number_of(cost);
    if (fits()) cell_[index(a, b)] = cell_[index(b, a)] = static_cast<Cell>(kind << bits_ | count(a, b));
  }
  bool fits() const {
    return price_.size() <= std::min<std::size_t>(prices_most, std::numeric_limits<Cell>::max() + 1U);
  }
  void forget() {
    for (auto& cell : cell_) cell = static_cast<Cell>(cell >> bits_ << bits_);
  }
  const Again& again() const { return again_; }
  void set_again(const Again& again) {
    again_ = again;
    price_.clear();
    for (const auto& kind : kinds_) add_prices(kind);
  }

 private:
  std::size_t index(int a, int b) const { return static_cast<std::size_t>(a) * n_ + b; }
  int count_in(Cell cell) const { return cell & ((1 << bits_) - 1); }
  const PairCost& kind_of(Cell cell) const { return kinds_.data()[cell >> bits_]; }

  std::size_t number_of(const PairCost& cost) {
    const auto [at, is_new] = numbers_.try_emplace({cost.each, cost.first, cost.known}, kinds_.size());
    if (is_new) {
      kinds_.push_back(cost);
      add_prices(cost);
    }
    return at->second;
  }

  void add_prices(const PairCost& kind) {
    for (int count = 0; count < 1 << bits_; ++count)
      price_.push_back(kind.each + (count > 0 ? again_[count] : kind.first));
  }

  static constexpr std::size_t prices_most = 8'192;  // of more, the table itself leaves the nearest cache

  std::size_t n_;
  int bits_;  // of a cell, for the count
  std::vector<Cell> cell_;
  std::vector<PairCost> kinds_;
  std::map<std::tuple<std::int32_t, std::int32_t, bool>, std::size_t> numbers_;
  std::vector<std::int32_t> price_;  // of a meeting more, for each cell there can be
  Again again_{1, 0, 1};
};

}  // namespace kith::seating
