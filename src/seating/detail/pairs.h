// What it costs when two people meet, and how often they have met: the search's innermost data.
// Three layouts with one interface, chosen by size and by what is asked for:
//   KindPairs    one or two bytes a pair, where few costs differ (kind_pairs.h)
//   DensePairs   eight bytes a pair, any weights
//   SparsePairs  a hash table of the pairs that matter, for rooms so large that a row of all pairs leaves the cache
// Costs are whole numbers in units of the search (detail/costs.h). A pair that meets c times costs
//   0 if c = 0, else c * each + first + what its c - 1 repeats cost, each at least as much as the one before (Again).
// Reading goes by data(): these lines run a hundred million times in a plan.
// So one meeting more costs each + (c > 0 ? price[c] : first), and one less saves each + (c > 1 ? price[c - 1] :
// first). A row's add() is the former, its once() what it costs to meet at all.
#pragma once
#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <vector>

namespace kith::seating {

struct PairCost {
  std::int32_t each = 0;
  std::int32_t first = 0;  // fits into 23 bits
  bool known = false;      // meeting them is nothing new
};

// What a pair was before one of its meetings came or went.
struct PairBefore {
  PairCost cost;
  int count = 0;
};

// What one meeting more costs two who have met c times: nothing for c = 0, which is not a repeat.
class Again {
 public:
  static constexpr int counts = 256;

  Again() = default;
  // A repeat costs `first`, and `worse` for each two of the meetings before it, but never over `most`.
  Again(std::int32_t first, std::int32_t worse, std::int32_t most) {
    for (int count = 1; count < counts; ++count)
      price_[count] = static_cast<std::int32_t>(std::min(
          std::int64_t{first} + std::int64_t{count} * (count - 1) / 2 * worse, std::int64_t{std::max(first, most)}));
  }
  const std::int32_t* prices() const { return price_.data(); }
  std::int32_t operator[](int count) const { return price_.data()[count]; }

 private:
  std::array<std::int32_t, counts> price_{};
};

// A cell of the two layouts of this file: first, known and the count share one word.
struct PairCell {
  std::int32_t each = 0;
  std::int32_t rest = 0;  // first << 9 | known << 8 | count

  int count() const { return rest & 0xff; }
  bool known() const { return (rest & 0x100) != 0; }
  std::int32_t first() const { return rest >> 9; }
  std::int32_t add(const std::int32_t* price) const { return each + price[count()] + (count() != 0 ? 0 : first()); }
  PairCost cost() const { return {each, first(), known()}; }
  void set(const PairCost& cost) {
    each = cost.each;
    rest = static_cast<std::int32_t>(static_cast<std::uint32_t>(cost.first) << 9) | (cost.known ? 0x100 : 0) | count();
  }
};

class DensePairs {
 public:
  explicit DensePairs(int people) : n_(people), cell_(static_cast<std::size_t>(people) * people) {}

  struct Row {
    const PairCell* cell;
    const std::int32_t* price;
    std::int32_t add(int x) const { return cell[x].add(price); }
    std::int32_t once(int x) const { return cell[x].each + cell[x].first(); }
  };
  Row row(int a) const { return {cell_.data() + index(a, 0), again_.prices()}; }
  int count(int a, int b) const { return cell_.data()[index(a, b)].count(); }
  PairCost cost(int a, int b) const { return cell_.data()[index(a, b)].cost(); }
  bool fresh(int a, int b) const { return !cell_.data()[index(a, b)].known(); }
  PairBefore count_one(int a, int b, int by) {
    auto& cell = cell_.data()[index(a, b)];
    const PairBefore before{cell.cost(), cell.count()};
    cell.rest += by;
    cell_.data()[index(b, a)].rest += by;
    return before;
  }
  void set_cost(int a, int b, const PairCost& cost) {
    cell_[index(a, b)].set(cost);
    cell_[index(b, a)].set(cost);
  }
  void forget() {
    for (auto& cell : cell_) cell.rest &= ~0xff;
  }
  const Again& again() const { return again_; }
  void set_again(const Again& again) { again_ = again; }

 private:
  std::size_t index(int a, int b) const { return static_cast<std::size_t>(a) * n_ + b; }
  std::size_t n_;
  std::vector<PairCell> cell_;
  Again again_{1, 0, 1};
};

// Open addressing, linear probing. Pairs that neither meet nor cost anything are dropped when the table grows.
// What two people's columns cost (company) is computed, not stored: large companies have too many pairs.
class SparsePairs {
 public:
  using Columns = std::int32_t (*)(const void* problem, int a, int b);
  SparsePairs(int people, std::size_t pairs, const void* context, Columns of_columns)
      : n_(people), context_(context), columns_(of_columns), slots_(slots_for(pairs)) {}

  struct Row {
    const SparsePairs* pairs;
    int a;
    std::int32_t add(int x) const { return pairs->add(a, x); }
    std::int32_t once(int x) const {
      const auto cost = pairs->cost(a, x);
      return cost.each + cost.first;
    }
  };
  Row row(int a) const { return {this, a}; }
  int count(int a, int b) const { return find(a, b).cell.count(); }
  PairCost cost(int a, int b) const {
    auto cost = find(a, b).cell.cost();
    cost.each += columns(a, b);
    return cost;
  }
  bool fresh(int a, int b) const { return !find(a, b).cell.known(); }
  PairBefore count_one(int a, int b, int by) {
    auto& cell = slot(a, b).cell;
    PairBefore before{cell.cost(), cell.count()};
    before.cost.each += columns(a, b);
    cell.rest += by;
    return before;
  }
  void set_cost(int a, int b, const PairCost& cost) { slot(a, b).cell.set(cost); }
  void forget() {
    for (auto& slot : slots_) slot.cell.rest &= ~0xff;
    grow(used_);
  }
  const Again& again() const { return again_; }
  void set_again(const Again& again) { again_ = again; }

 private:
  struct Slot {
    std::uint64_t key = 0;  // 0: empty
    PairCell cell;
  };

  std::int32_t columns(int a, int b) const { return columns_ ? columns_(context_, a, b) : 0; }
  std::int32_t add(int a, int b) const { return find(a, b).cell.add(again_.prices()) + columns(a, b); }
  std::uint64_t key(int a, int b) const {
    return a < b ? static_cast<std::uint64_t>(a) * n_ + b + 1 : static_cast<std::uint64_t>(b) * n_ + a + 1;
  }
  std::size_t home(std::uint64_t key) const {
    return static_cast<std::size_t>((key * 0x9e3779b97f4a7c15U) >> (64 - std::countr_zero(slots_.size())));
  }
  const Slot& find(int a, int b) const {
    static constexpr Slot none{};
    const auto wanted = key(a, b);
    const Slot* slots = slots_.data();
    const auto mask = slots_.size() - 1;
    for (auto i = home(wanted);; i = (i + 1) & mask) {
      if (slots[i].key == wanted) return slots[i];
      if (slots[i].key == 0) return none;
    }
  }
  Slot& slot(int a, int b) {
    if (used_ * 2 >= slots_.size()) grow(used_);
    const auto wanted = key(a, b);
    const auto mask = slots_.size() - 1;
    auto i = home(wanted);
    while (slots_[i].key != wanted && slots_[i].key != 0) i = (i + 1) & mask;
    if (slots_[i].key == 0) {
      slots_[i].key = wanted;
      ++used_;
    }
    return slots_[i];
  }
  static std::size_t slots_for(std::size_t pairs) { return std::bit_ceil(std::max<std::size_t>(pairs * 4, 1024)); }
  void grow(std::size_t at_most) {
    std::vector<Slot> old(slots_for(at_most));
    old.swap(slots_);
    used_ = 0;
    const auto mask = slots_.size() - 1;
    for (const auto& slot : old) {
      if (slot.key == 0 || (slot.cell.each == 0 && slot.cell.rest == 0)) continue;
      auto i = home(slot.key);
      while (slots_[i].key != 0) i = (i + 1) & mask;
      slots_[i] = slot;
      ++used_;
    }
  }

  std::uint64_t n_;
  const void* context_;
  Columns columns_;
  std::vector<Slot> slots_;
  std::size_t used_ = 0;
  Again again_{1, 0, 1};
};

}  // namespace kith::seating
