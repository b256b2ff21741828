// A plan that a turn of the people maps onto itself, as one round of each circle of rounds, and what it costs.
// For: turn_search.cpp and tests. `order` people stand in each circle; whoever is left over stands
// still. A pair and all that the turn makes of it are one orbit: they meet equally often, and are counted once.
// Order 1 turns nobody: then it is any plan. With fewer people than seats the last "people" are empty seats.
#pragma once
#include <algorithm>
#include <compare>
#include <cstdint>
#include <numeric>
#include <vector>

#include "seating/detail/chance.h"
#include "seating/objective.h"
#include "seating/seating.h"

namespace kith::seating {

// How good a plan is, in one number that may be added up and compared: the pairs that do not meet, and, of plans with
// equally many, how many threes of rounds have a pair in common (seating/objective.h).
class Missing {
 public:
  Missing() = default;
  explicit Missing(std::int64_t pairs, std::int64_t threes = 0) : both_((pairs << 32) + threes) {}
  std::int64_t pairs() const { return (both_ + (std::int64_t{1} << 31)) >> 32; }
  std::int64_t threes() const { return both_ - (pairs() << 32); }
  // What a search makes of it: a pair is worth so many threes that these only decide where it does not.
  double cost() const { return static_cast<double>(pairs()) + price_of_a_three * static_cast<double>(threes()); }
  Missing& operator+=(Missing other) {
    both_ += other.both_;
    return *this;
  }
  friend Missing operator*(std::int64_t times, Missing each) {
    each.both_ *= times;
    return each;
  }
  auto operator<=>(const Missing&) const = default;

 private:
  static constexpr double price_of_a_three = 1.0 / 32;
  std::int64_t both_ = 0;
};

class Turn {
 public:
  // `first` is where the seats of each table begin, and at the end how many seats there are. `threes`: they count, too.
  Turn(std::vector<int> first, int rounds, int order, int circles, int people, bool threes = true)
      : first_(std::move(first)),
        seats_(first_.back()),
        people_(people),
        rounds_(rounds),
        order_(order),
        circles_(circles) {
    for (int table = 0; table + 1 < static_cast<int>(first_.size()); ++table)
      table_at_.insert(table_at_.end(), first_[table + 1] - first_[table], table);
    find_orbits();
    find_prices(threes);
    seat_.resize(static_cast<std::size_t>(rounds_ / order_) * seats_);
    std::int64_t slots = 0;
    for (std::size_t table = 0; table + 1 < first_.size(); ++table)
      slots += std::int64_t{first_[table + 1] - first_[table]} * (first_[table + 1] - first_[table] - 1) / 2;
    if (people_ == seats_) spare_ = slots * rounds_ - std::int64_t{people_} * (people_ - 1) / 2;
  }

  int order() const { return order_; }
  int circles() const { return circles_; }
  int seats() const { return static_cast<int>(seat_.size()); }  // of all rounds there are to choose
  const Missing& missing() const { return missing_; }
  std::int64_t repeats() const { return repeats_if(missing_.pairs()); }  // of meetings, where no seat is empty
  std::int64_t repeats_if(std::int64_t unmet) const { return unmet + spare_; }

  // The first rounds as `begin` has them, the others by chance.
  void shuffle(Chance& chance, const Seating& begin = {}) {
    std::vector<std::int32_t> people(seats_);
    for (int base = 0; base < bases(); ++base) {
      std::iota(people.begin(), people.end(), 0);
      chance.shuffle(people);
      if (base < begin.rounds) std::ranges::stable_sort(people, {}, [&](int person) { return begin.at(base, person); });
      std::ranges::copy(people, seat_.begin() + std::int64_t{base} * seats_);
    }
    count();
  }

  // Exchanges who sit on two seats if what is missing then costs at most `limit` more.
  bool try_swap(int base, int x, int y, double limit) {
    const int at_x = table_at_.data()[x], at_y = table_at_.data()[y];
    if (at_x == at_y) return false;
    auto* seat = seat_.data() + static_cast<std::size_t>(base) * seats_;
    const auto a = seat[x], b = seat[y];
    auto change = meet(seat, at_x, x, a, -1);
    change += meet(seat, at_y, y, b, -1);
    change += meet(seat, at_x, x, b, 1);
    change += meet(seat, at_y, y, a, 1);
    if (change.cost() > limit) {
      meet(seat, at_x, x, b, -1);
      meet(seat, at_y, y, a, -1);
      meet(seat, at_x, x, a, 1);
      meet(seat, at_y, y, b, 1);
      return false;
    }
    seat[x] = b;
    seat[y] = a;
    missing_ += change;
    return true;
  }

  int seats_a_round() const { return seats_; }
  int bases() const { return rounds_ / order_; }

  Seating seating() const {
    auto result = Seating::empty(people_, rounds_);
    for (int base = 0; base < bases(); ++base)
      for (int step = 0; step < order_; ++step)
        for (int at = 0; at < seats_; ++at)
          if (const int person = seat_[static_cast<std::size_t>(base) * seats_ + at]; person < people_)
            result.at(base * order_ + step, turned(person, step)) = table_at_[at];
    return result;
  }

 private:
  int turned(int person, int steps) const {
    if (person >= circles_ * order_) return person;
    return person - person % order_ + (person % order_ + steps) % order_;
  }

  void find_orbits() {
    orbit_.assign(static_cast<std::size_t>(seats_) * seats_, 0);
    length_.assign(1, 0);  // nobody meets an empty seat
    for (int a = 0; a < people_; ++a)
      for (int b = 0; b < people_; ++b) orbit(a, b) = -1;
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

  // Of an orbit whose pairs are fewer than the turn has steps, each pair meets several times for each meeting chosen.
  void find_prices(bool threes) {
    const auto counted = [&](std::int64_t met) { return threes ? threes_of(met) : 0; };
    std::vector<int> begins(static_cast<std::size_t>(order_) + 1, -1);
    for (const auto length : length_) {
      auto& begin = begins[length];
      if (begin < 0) {
        begin = static_cast<int>(more_.size());
        const std::int64_t each = order_ / std::max(length, 1);
        for (std::int64_t met = 0; met <= rounds_ * each; met += each)
          more_.push_back(std::int64_t{length} * Missing(met == 0 ? -1 : 0, counted(met + each) - counted(met)));
      }
      prices_.push_back(begin);
    }
  }

  std::int32_t& orbit(int a, int b) { return orbit_.data()[static_cast<std::size_t>(a) * seats_ + b]; }

  void count() {
    met_.assign(length_.size(), 0);
    missing_ = Missing(std::int64_t{people_} * (people_ - 1) / 2);
    for (int base = 0; base < bases(); ++base) {
      const auto* seat = seat_.data() + static_cast<std::size_t>(base) * seats_;
      for (int x = 0; x < seats_; ++x)
        for (int y = first_[table_at_[x]]; y < x; ++y) missing_ += once_more(orbit(seat[x], seat[y]));
    }
  }

  Missing once_more(int orbit) {
    return orbit == 0 ? Missing() : more_.data()[prices_.data()[orbit] + met_.data()[orbit]++];
  }
  Missing once_less(int orbit) {
    return orbit == 0 ? Missing() : -1 * more_.data()[prices_.data()[orbit] + --met_.data()[orbit]];
  }

  Missing meet(const std::int32_t* seat, int table, int except, int person, int by) {
    const auto* orbits = orbit_.data() + static_cast<std::size_t>(person) * seats_;
    Missing sum;
    for (int at = first_.data()[table]; at < first_.data()[table + 1]; ++at)
      if (at != except) sum += by > 0 ? once_more(orbits[seat[at]]) : once_less(orbits[seat[at]]);
    return sum;
  }

  std::vector<int> first_;
  int seats_, people_, rounds_, order_, circles_;
  std::int64_t spare_ = 0;            // meetings less pairs
  std::vector<int> table_at_;         // of each seat
  std::vector<std::int32_t> orbit_;   // [a * seats + b]
  std::vector<std::int32_t> length_;  // pairs of each orbit
  std::vector<std::int32_t> met_;     // of each orbit, in the chosen rounds
  std::vector<std::int32_t> seat_;    // [base * seats + seat]: who sits there
  std::vector<Missing> more_;         // what one meeting more does to an orbit that met so often
  std::vector<std::int32_t> prices_;  // of each orbit: where in `more_` it begins
  Missing missing_;
};

}  // namespace kith::seating
