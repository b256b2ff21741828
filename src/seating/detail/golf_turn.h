// A plan that a turn of the people maps onto itself, as one round of each circle of rounds, and what it costs.
// For: golf.cpp and its tests. `order` people stand in each circle; whoever is left over stands still.
// A pair and all that the turn makes of it are one orbit: they meet equally often, and are counted once.
#pragma once
#include <cstdint>
#include <numeric>
#include <vector>

#include "seating/detail/chance.h"
#include "seating/seating.h"

namespace kith::seating {

class Turn {
 public:
  // `first` is where the seats of each table begin, and at the end how many seats there are: one for each person.
  Turn(std::vector<int> first, int rounds, int order, int circles)
      : first_(std::move(first)), people_(first_.back()), rounds_(rounds), order_(order), circles_(circles) {
    for (int table = 0; table + 1 < static_cast<int>(first_.size()); ++table)
      table_at_.insert(table_at_.end(), first_[table + 1] - first_[table], table);
    find_orbits();
    seat_.resize(static_cast<std::size_t>(rounds_ / order_) * people_);
  }

  int order() const { return order_; }
  int circles() const { return circles_; }
  int seats() const { return static_cast<int>(seat_.size()); }
  std::int64_t repeats() const { return repeats_; }

  void shuffle(Chance& chance) {
    std::vector<std::int32_t> people(people_);
    std::iota(people.begin(), people.end(), 0);
    for (std::size_t base = 0; base < seat_.size(); base += people_) {
      chance.shuffle(people);
      std::copy(people.begin(), people.end(), seat_.begin() + static_cast<std::ptrdiff_t>(base));
    }
    count();
  }

  // Exchanges who sit on two seats if that costs at most `limit` repeats more.
  bool try_swap(int base, int x, int y, double limit) {
    const int at_x = table_at_.data()[x], at_y = table_at_.data()[y];
    if (at_x == at_y) return false;
    auto* seat = seat_.data() + static_cast<std::size_t>(base) * people_;
    const auto a = seat[x], b = seat[y];
    std::int64_t cost = meet(seat, at_x, x, a, -1) + meet(seat, at_y, y, b, -1);
    cost += meet(seat, at_x, x, b, 1) + meet(seat, at_y, y, a, 1);
    if (static_cast<double>(cost) > limit) {
      meet(seat, at_x, x, b, -1);
      meet(seat, at_y, y, a, -1);
      meet(seat, at_x, x, a, 1);
      meet(seat, at_y, y, b, 1);
      return false;
    }
    seat[x] = b;
    seat[y] = a;
    repeats_ += cost;
    return true;
  }

  int people() const { return people_; }
  int bases() const { return rounds_ / order_; }

  Seating seating() const {
    auto result = Seating::empty(people_, rounds_);
    for (int base = 0; base < bases(); ++base)
      for (int step = 0; step < order_; ++step)
        for (int at = 0; at < people_; ++at)
          result.at(base * order_ + step, turned(seat_[static_cast<std::size_t>(base) * people_ + at], step)) =
              table_at_[at];
    return result;
  }

 private:
  int turned(int person, int steps) const {
    if (person >= circles_ * order_) return person;
    return person - person % order_ + (person % order_ + steps) % order_;
  }

  void find_orbits() {
    orbit_.assign(static_cast<std::size_t>(people_) * people_, -1);
    for (int a = 0; a < people_; ++a) {
      for (int b = a + 1; b < people_; ++b) {
        if (orbit(a, b) >= 0) continue;
        length_.push_back(0);
        for (int step = 0; step < order_ && orbit(turned(a, step), turned(b, step)) < 0; ++step) {
          const int x = turned(a, step), y = turned(b, step);
          orbit(x, y) = orbit(y, x) = static_cast<std::int32_t>(length_.size()) - 1;
          ++length_.back();
        }
      }
    }
  }

  std::int32_t& orbit(int a, int b) { return orbit_.data()[static_cast<std::size_t>(a) * people_ + b]; }

  void count() {
    met_.assign(length_.size(), 0);
    repeats_ = 0;
    for (int base = 0; base < bases(); ++base) {
      const auto* seat = seat_.data() + static_cast<std::size_t>(base) * people_;
      for (int x = 0; x < people_; ++x)
        for (int y = first_[table_at_[x]]; y < x; ++y) repeats_ += once_more(orbit(seat[x], seat[y]));
    }
  }

  // Meetings beyond the first of all pairs of an orbit that is met `times` in the chosen rounds.
  std::int64_t cost(int orbit, int times) const {
    const auto length = length_.data()[orbit];
    return times == 0 ? 0 : std::int64_t{times} * order_ - length;
  }
  std::int64_t once_more(int orbit) {
    const int times = met_.data()[orbit]++;
    return cost(orbit, times + 1) - cost(orbit, times);
  }
  std::int64_t once_less(int orbit) {
    const int times = met_.data()[orbit]--;
    return cost(orbit, times - 1) - cost(orbit, times);
  }

  std::int64_t meet(const std::int32_t* seat, int table, int except, int person, int by) {
    const auto* orbits = orbit_.data() + static_cast<std::size_t>(person) * people_;
    std::int64_t sum = 0;
    for (int at = first_.data()[table]; at < first_.data()[table + 1]; ++at)
      if (at != except) sum += by > 0 ? once_more(orbits[seat[at]]) : once_less(orbits[seat[at]]);
    return sum;
  }

  std::vector<int> first_;
  int people_, rounds_, order_, circles_;
  std::vector<int> table_at_;         // of each seat
  std::vector<std::int32_t> orbit_;   // [a * people + b]
  std::vector<std::int32_t> length_;  // pairs of each orbit
  std::vector<std::int32_t> met_;     // of each orbit, in the chosen rounds
  std::vector<std::int32_t> seat_;    // [base * people + seat]: who sits there
  std::int64_t repeats_ = 0;
};

}  // namespace kith::seating
