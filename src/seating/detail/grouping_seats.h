// People at the tables of one round, and what each would gain at each table, kept right with every move.
// For: grouping.cpp and its tests. Units of detail/costs.h, but a gain is good: less cost.
// People count anew from 0, those who may move first; those who are away or sit out are not among them.
#pragma once
#include <algorithm>
#include <cstdint>
#include <vector>

#include "seating/detail/grouping_rows.h"

namespace kith::seating {

class GroupingSeats {
 public:
  // `between`: what two people gain from each other, [a * people + b], symmetric, 0 for a == b.
  GroupingSeats(int people, std::vector<std::int32_t> between, std::vector<int> least, std::vector<int> most)
      : people_(people), between_(std::move(between)), least_(std::move(least)), most_(std::move(most)) {}

  void fill(const std::vector<std::int32_t>& table) {
    table_ = table;
    size_.assign(most_.size(), 0);
    gain_.assign(most_.size() * people_, 0);
    own_.assign(people_, 0);
    for (int b = 0; b < people_; ++b) {
      ++size_[table_[b]];
      auto* row = changing(table_[b]);
      const auto* of_b = between(b);
      for (int a = 0; a < people_; ++a) row[a] += of_b[a];
    }
    total_ = 0;
    for (int a = 0; a < people_; ++a) total_ += own_[a] = gain(table_[a], a);
    total_ /= 2;
  }

  int people() const { return people_; }
  int tables() const { return static_cast<int>(most_.size()); }
  std::int64_t total() const { return total_; }
  const std::vector<std::int32_t>& table() const { return table_; }
  std::int32_t table(int person) const { return table_.data()[person]; }
  const std::int32_t* between(int person) const { return between_.data() + row(person); }
  const std::int32_t* gains(int table) const { return gain_.data() + row(table); }
  std::int32_t gain(int table, int person) const { return gains(table)[person]; }
  const std::int32_t* own() const { return own_.data(); }

  bool may_leave(int person) const { return size_.data()[table(person)] > least_.data()[table(person)]; }
  bool has_room(int table) const { return size_.data()[table] < most_.data()[table]; }

  // a and b are at different tables.
  void swap(int a, int b) {
    const int left = table(a), right = table(b);
    total_ += std::int64_t{gain(right, a)} - gain(left, a) + gain(left, b) - gain(right, b) - 2 * between(a)[b];
    std::swap(table_[a], table_[b]);
    change_rows(people_, {between(a), between(b), table_.data(), left, right}, changing(left), changing(right),
                own_.data());
  }

  void move(int a, int to) {
    const int from = table(a);
    total_ += std::int64_t{gain(to, a)} - gain(from, a);
    --size_[from];
    ++size_[to];
    table_[a] = to;
    nobody_.resize(people_, 0);
    change_rows(people_, {between(a), nobody_.data(), table_.data(), from, to}, changing(from), changing(to),
                own_.data());
  }

 private:
  std::size_t row(int index) const { return static_cast<std::size_t>(index) * people_; }
  std::int32_t* changing(int table) { return gain_.data() + row(table); }

  int people_;
  std::vector<std::int32_t> between_;
  std::vector<int> least_, most_, size_;  // of each table
  std::vector<std::int32_t> table_;       // of each person
  std::vector<std::int32_t> gain_;        // [table * people + person]
  std::vector<std::int32_t> own_;         // of each person, at their own table
  std::vector<std::int32_t> nobody_;      // what somebody who is nobody gives
  std::int64_t total_ = 0;
};

}  // namespace kith::seating
