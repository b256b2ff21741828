// The problem's weights as whole numbers, so that sums are exact and the same on every machine.
// For: filling the layouts of pairs.h and knowing the scale of temperatures. Built once per plan().
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "seating/detail/kind_pairs.h"
#include "seating/detail/pairs.h"
#include "seating/detail/table_talk.h"
#include "seating/problem.h"

namespace kith::seating {

class Costs {
 public:
  // `widest` = the most people at any table: sums over a table have to fit into 32 bits.
  Costs(const Problem& problem, int widest);

  bool plain() const { return plain_; }  // nothing but repeats counts
  double unit() const { return unit_; }  // units of the search in one point of the weighted sum
  std::int32_t units(double points) const {
    return static_cast<std::int32_t>(points * unit_ + (points < 0 ? -0.5 : 0.5));
  }
  double largest() const { return largest_; }  // points a single pair can cost or earn
  // The median of what pairs of the lists earn or cost, or the least column.
  double typical() const { return typical_; }

  // What repeats cost if a pair's first one costs so many units. A three is worth little beside a repeat, which comes
  // before it in the order: with an eighth instead of a 16th a crowded room ends with more repeats.
  Again again(std::int32_t units) const { return {units, units / 16, dearest_}; }

  // What the two people's columns cost at every meeting.
  std::int32_t columns(int a, int b) const;

  // What a table without a common language costs; without languages that weigh something, nothing.
  TableTalk talk() const {
    if (p_.languages.spoken.empty() || p_.languages.weight <= 0) return {};
    return {p_.languages, units(p_.languages.weight)};
  }

  void fill(DensePairs& pairs) const;
  void fill(SparsePairs& pairs) const;
  SparsePairs sparse() const;
  // nullopt: there are more kinds of pairs than such a cell can name.
  template <class Cell>
  std::optional<KindPairs<Cell>> kinds() const;

 private:
  template <class Pairs>
  void fill_rows(Pairs& pairs) const;
  template <class Pairs, class Base>
  void fill_lists(Pairs& pairs, Base base) const;

  const Problem& p_;
  bool plain_ = true;
  double unit_ = 1;
  std::int32_t dearest_ = 0;  // a repeat may cost: sums over a table stay within 32 bits
  double largest_ = 0;
  double typical_ = 1;
};

}  // namespace kith::seating
