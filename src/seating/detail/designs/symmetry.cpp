#include "seating/detail/designs/symmetry.h"

#include <algorithm>
#include <numeric>
#include <set>

#include "seating/detail/designs/ring.h"

namespace kith::seating {
namespace {

constexpr std::size_t largest_group = 4'000;

// Where the places of each orbit begin, and which factors of the ring it sees.
struct Orbits {
  const Ring& ring;
  std::vector<int> sees;   // bits
  std::vector<int> begin;  // and one more: the number of places

  Orbits(const Ring& of, std::vector<int> seen) : ring(of), sees(std::move(seen)), begin{0} {
    for (const int bits : sees) {
      int size = 1;
      for (int i = 0; i < ring.factors(); ++i)
        if (bits >> i & 1) size *= ring.factor_size(i);
      begin.push_back(begin.back() + size);
    }
  }

  int element(int orbit, int place) const {
    int rest = place - begin[orbit];
    std::vector<int> digits(ring.factors(), 0);
    for (int i = 0; i < ring.factors(); ++i) {
      if (!(sees[orbit] >> i & 1)) continue;
      digits[i] = rest % ring.factor_size(i);
      rest /= ring.factor_size(i);
    }
    return ring.element(digits);
  }

  int place(int orbit, int element) const {
    int place = 0;
    for (int i = ring.factors(); i-- > 0;)
      if (sees[orbit] >> i & 1) place = place * ring.factor_size(i) + ring.digit(element, i);
    return begin[orbit] + place;
  }

  Permutation map(int times, int plus, const std::vector<int>& to) const {
    Permutation image(begin.back());
    for (int orbit = 0; orbit < static_cast<int>(sees.size()); ++orbit)
      for (int at = begin[orbit]; at < begin[orbit + 1]; ++at)
        image[at] = place(to.empty() ? orbit : to[orbit], ring.add(ring.times(times, element(orbit, at)), plus));
    return image;
  }
};

std::vector<Permutation> maps_in(std::string_view text, const Orbits& orbits) {
  std::vector<Permutation> maps;
  if (text == "-") return maps;
  for (const auto one : parts_of(text, ';')) {
    const auto parts = parts_of(one, ':');
    maps.push_back(orbits.map(orbits.ring.element(numbers_in(parts.at(0), '.')),
                              orbits.ring.element(numbers_in(parts.at(1), '.')),
                              parts.size() > 2 ? numbers_in(parts[2], '.') : std::vector<int>{}));
  }
  return maps;
}

// Everything that can be made of these maps, the identity first.
std::vector<Permutation> group_of(const std::vector<Permutation>& generators, int places) {
  Permutation still(places);
  std::iota(still.begin(), still.end(), 0);
  std::vector<Permutation> group{still};
  std::set<Permutation> seen{still};
  for (std::size_t i = 0; i < group.size() && group.size() < largest_group; ++i) {
    for (const auto& by : generators) {
      Permutation next(places);
      for (int place = 0; place < places; ++place) next[place] = by[group[i][place]];
      if (seen.insert(next).second) group.push_back(std::move(next));
    }
  }
  return group;
}

Table image(const Table& table, const Permutation& by) {
  Table result;
  for (const int place : table) result.push_back(by[place]);
  std::ranges::sort(result);
  return result;
}

}  // namespace

std::optional<Symmetry> Symmetry::of(std::string_view notation) {
  const auto parts = parts_of(notation, '|');
  if (parts.size() != 4) return std::nullopt;
  const auto ring = Ring::of(parts[1]);
  if (!ring) return std::nullopt;
  const Orbits orbits(*ring, numbers_in(parts[2], ','));
  Symmetry symmetry;
  symmetry.seats = numbers_in(parts[0], ',').front();
  symmetry.places = orbits.begin.back();
  const int one = ring->element(std::vector<int>(ring->factors(), 1));
  for (int plus = 1; plus < ring->size(); ++plus) symmetry.shifts.push_back(orbits.map(one, plus, {}));
  auto generators = symmetry.shifts;
  for (const auto round : parts_of(parts[3], '/')) {
    const auto maps = maps_in(round, orbits);
    generators.insert(generators.end(), maps.begin(), maps.end());
    symmetry.keep.push_back(group_of(maps, symmetry.places));
  }
  symmetry.all = group_of(generators, symmetry.places);
  return symmetry;
}

std::vector<Round> base_tables(std::string_view text) {
  std::vector<Round> base;
  for (const auto round : parts_of(text, '/')) {
    base.emplace_back();
    for (const auto table : parts_of(round, ' ')) base.back().push_back(numbers_in(table, ','));
  }
  return base;
}

Schedule developed(const Symmetry& symmetry, const std::vector<Round>& base) {
  Schedule schedule;
  for (std::size_t i = 0; i < base.size(); ++i) {
    std::set<Table> tables;
    for (const auto& table : base[i])
      for (const auto& map : symmetry.keep[i]) tables.insert(image(table, map));
    std::set<Round> seen;
    for (const auto& map : symmetry.all) {
      Round round;
      for (const auto& table : tables) round.push_back(image(table, map));
      std::ranges::sort(round);
      if (seen.insert(round).second) schedule.push_back(std::move(round));
    }
  }
  return schedule;
}

}  // namespace kith::seating
