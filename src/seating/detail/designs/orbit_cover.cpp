#include "seating/detail/designs/orbit_cover.h"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>
#include <set>

#include "seating/detail/chance.h"
#include "seating/detail/designs/pair_orbits.h"

namespace kith::seating {
namespace {

constexpr std::int64_t first_patience = 5'000;  // steps of one beginning; grows slowly
constexpr int most_items = 256;
constexpr int most_grown = 8'000'000;  // tables, whole or in part, that are looked at to make the options

struct Mask {
  static constexpr int bits = 64;
  std::array<std::uint64_t, most_items / bits> words{};

  void set(int item) { words[item / bits] |= std::uint64_t{1} << item % bits; }
  bool has(int item) const { return words[item / bits] >> item % bits & 1; }
  bool meets(const Mask& other) const {
    std::uint64_t both = 0;
    for (std::size_t i = 0; i < words.size(); ++i) both |= words[i] & other.words[i];
    return both != 0;
  }
  void each(auto&& item) const {
    for (std::size_t i = 0; i < words.size(); ++i)
      for (auto rest = words[i]; rest != 0; rest &= rest - 1) item(static_cast<int>(i) * bits + std::countr_zero(rest));
  }
  auto operator<=>(const Mask&) const = default;
};

struct Option {
  Mask items;
  int table;  // one of the tables, which stands for its images
};

// What is to be covered, and with what. Places that the maps of the base round move onto each other are one item, since
// an option seats all of them or none; items after those are the orbits of pairs under the whole group.
class Options {
 public:
  explicit Options(const Symmetry& symmetry)
      : symmetry_(symmetry),
        maps_(symmetry.keep.front()),
        rounds_(static_cast<int>(symmetry.all.size() / maps_.size())),
        whole_(symmetry.places, symmetry.all),
        kept_(symmetry.places, maps_),
        met_(whole_.count(), -1),
        least_(symmetry.places),
        item_(symmetry.places) {
    for (int place = 0; place < symmetry.places; ++place) {
      least_[place] = place;
      for (const auto& map : maps_) least_[place] = std::min(least_[place], map[place]);
      item_[place] = least_[place] == place ? places_++ : item_[least_[place]];
    }
    if (items() > most_items) return;
    Table table;
    grow(table);
    // Options with the same items can stand for each other.
    std::ranges::stable_sort(all, {}, &Option::items);
    const auto same = std::ranges::unique(all, {}, &Option::items);
    all.erase(same.begin(), same.end());
  }

  bool too_many() const { return items() > most_items || grown_ > most_grown; }
  int items() const { return places_ + whole_.count(); }
  int places() const { return places_; }
  int pairs_in(int item) const { return item < places_ ? 0 : whole_.size[item - places_]; }

  // Pairs that never meet.
  std::int64_t left_out() const {
    const std::int64_t people = symmetry_.places;
    return people * (people - 1) / 2 - std::int64_t{rounds_} * people * (symmetry_.seats - 1) / 2;
  }

  std::vector<Option> all;
  std::vector<Table> tables;

 private:
  void grow(Table& table) {
    if (++grown_ > most_grown) return;
    if (static_cast<int>(table.size()) == symmetry_.seats) return add(table);
    for (int place = table.empty() ? 0 : table.back() + 1; place < symmetry_.places; ++place) {
      if (least_[place] < (table.empty() ? place : table.front())) continue;  // an image of it begins earlier
      std::vector<int> orbits;
      if (meet(table, place, orbits)) {
        table.push_back(place);
        grow(table);
        table.pop_back();
      }
      for (const int orbit : orbits) met_[orbit] = -1;
    }
  }

  // A pair meets in as many rounds as its images in the base round, shifted, fall upon it. That is one if its images
  // are the only ones of their orbit there, and no map outside the base round's leaves the pair where it is.
  bool meet(const Table& table, int place, std::vector<int>& orbits) {
    for (const int other : table) {
      const int orbit = whole_.at(other, place), images = kept_.at(other, place);
      if (rounds_ * kept_.size[images] != whole_.size[orbit]) return false;
      if (met_[orbit] == images) continue;
      if (met_[orbit] >= 0) return false;
      met_[orbit] = images;
      orbits.push_back(orbit);
    }
    return true;
  }

  void add(const Table& table) {
    std::set<Table> images;
    std::set<int> seated;
    for (const auto& map : maps_) {
      Table image;
      for (const int place : table) image.push_back(map[place]);
      std::ranges::sort(image);
      if (image < table) return;  // counted there
      seated.insert(image.begin(), image.end());
      images.insert(std::move(image));
    }
    if (seated.size() != images.size() * table.size()) return;  // somebody would sit at two of them
    Option option{.items = {}, .table = static_cast<int>(tables.size())};
    for (const int place : table) {
      option.items.set(item_[place]);
      for (const int other : table)
        if (other != place) option.items.set(places_ + whole_.at(other, place));
    }
    all.push_back(option);
    tables.push_back(table);
  }

  const Symmetry& symmetry_;
  const std::vector<Permutation>& maps_;
  int rounds_;
  PairOrbits whole_, kept_;
  std::vector<int> met_;  // of each orbit of pairs: its images in the base round that the growing table has
  std::vector<int> least_;
  std::vector<int> item_;
  int places_ = 0;
  int grown_ = 0;
};

class Search {
 public:
  Search(const Options& options, std::uint64_t seed) : options_(options), living_(options.all), chance_(seed) {}

  std::optional<std::vector<Round>> run(std::int64_t steps) {
    auto patience = first_patience;
    for (std::int64_t left = steps; left > 0; patience += patience / 50) {
      const auto given = steps_left_ = std::min(left, patience);
      chance_.shuffle(living_);
      if (fill(living_, {})) return std::vector<Round>{taken_};
      if (steps_left_ >= 0) return std::nullopt;  // everything was tried
      left -= given;
    }
    return std::nullopt;
  }

 private:
  static constexpr int seated = -1, dead = -2;

  bool fill(const std::vector<Option>& living, const Mask& covered) {
    const int item = neediest(living, covered);
    if (item < 0) return item == seated;
    std::vector<Option> next;
    for (const auto& option : living) {
      if (!option.items.has(item)) continue;
      if (--steps_left_ < 0) return false;
      next.clear();
      for (const auto& other : living)
        if (!other.items.meets(option.items)) next.push_back(other);
      auto more = covered;
      option.items.each([&](int i) { more.set(i); });
      taken_.push_back(options_.tables[option.table]);
      if (fill(next, more)) return true;
      taken_.pop_back();
    }
    return false;
  }

  // What is to be covered next: a place, or an orbit of pairs that can no longer be left out.
  int neediest(const std::vector<Option>& living, const Mask& covered) const {
    std::array<int, most_items> choices{};
    for (const auto& option : living) option.items.each([&](int item) { ++choices[item]; });
    auto spare = options_.left_out();
    for (int item = options_.places(); item < options_.items(); ++item)
      if (!covered.has(item) && choices[item] == 0) spare -= options_.pairs_in(item);
    if (spare < 0) return dead;
    int best = seated;
    for (int item = 0; item < options_.items(); ++item) {
      if (covered.has(item)) continue;
      const bool pairs = item >= options_.places();
      if (pairs && (choices[item] == 0 || options_.pairs_in(item) <= spare)) continue;
      if (choices[item] == 0) return dead;
      if (best < 0 || choices[item] < choices[best]) best = item;
    }
    return best;
  }

  const Options& options_;
  std::vector<Option> living_;
  Chance chance_;
  std::int64_t steps_left_ = 0;
  Round taken_;
};

}  // namespace

std::optional<std::vector<Round>> find_cover(const Symmetry& symmetry, const SearchLimits& limits) {
  if (symmetry.seats < 2 || symmetry.places % symmetry.seats != 0 || symmetry.keep.size() != 1) return std::nullopt;
  const Options options(symmetry);
  if (options.too_many() || options.left_out() < 0) return std::nullopt;
  return Search(options, limits.seed).run(limits.steps);
}

}  // namespace kith::seating
