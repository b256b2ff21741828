#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <set>
#include <vector>

#include "seating/detail/chance.h"
#include "seating/detail/designs/build_up.h"
#include "seating/detail/designs/geometry.h"
#include "seating/detail/galois.h"

namespace kith::seating {
namespace {

constexpr int largest = 4;  // of q: beyond that rooms are larger than a search should be
constexpr int beginnings = 400;

// Lines tried before a search begins anew: found by trying.
constexpr std::int64_t patience(int q) { return q < 5 ? 2'000 : 20'000; }

// PG(3, q) as GF(q^3) x GF(q), of which multiples by GF(q) are one point.
class Space {
 public:
  explicit Space(int q) : q_(q), field_(*Field::of(q * q * q)) {
    power_.push_back(1);
    while (static_cast<int>(power_.size()) < q * q * q - 1) power_.push_back(field_.times(power_.back(), generator()));
    for (int i = 0; i < q - 1; ++i) scalars_.push_back(power_[i * (q * q + q + 1)]);
    name_points();
    draw_lines();
  }

  int points() const { return static_cast<int>(point_.size()); }
  const std::vector<Table>& lines() const { return lines_; }

  // Multiplies the first coordinate so that it comes back after `order` times.
  Permutation rotation(int order) const {
    const int by = power_[(q_ * q_ * q_ - 1) / order];
    Permutation image;
    for (const auto& [u, t] : point_) image.push_back(name(field_.times(u, by), t));
    return image;
  }

 private:
  int generator() const { return q_ % 2 == 0 ? 2 : q_; }  // the element x; q is 4 or a prime

  int name(int u, int t) const { return name_[u * q_ * q_ * q_ + t]; }

  void name_points() {
    const int size = q_ * q_ * q_;
    name_.assign(size * size, -1);
    auto small = scalars_;
    small.push_back(0);
    for (int u = 0; u < size; ++u) {
      for (const int t : small) {
        if ((u == 0 && t == 0) || name(u, t) >= 0) continue;
        for (const int by : scalars_) name_[field_.times(u, by) * size + field_.times(t, by)] = points();
        point_.emplace_back(u, t);
      }
    }
  }

  void draw_lines() {
    std::set<Table> seen;
    for (int a = 0; a < points(); ++a) {
      for (int b = a + 1; b < points(); ++b) {
        Table line{a, b};
        for (const int by : scalars_)
          line.push_back(name(field_.add(point_[a].first, field_.times(by, point_[b].first)),
                              field_.add(point_[a].second, field_.times(by, point_[b].second))));
        std::ranges::sort(line);
        if (seen.insert(line).second) lines_.push_back(line);
      }
    }
  }

  int q_;
  Field field_;
  std::vector<int> power_, scalars_;
  std::vector<std::pair<int, int>> point_;
  std::vector<int> name_;
  std::vector<Table> lines_;
};

// Which lines the rotation turns into each other.
std::vector<int> orbits_of(const std::vector<Table>& lines, const Permutation& rotation) {
  std::map<Table, int> index;
  for (std::size_t i = 0; i < lines.size(); ++i) index.emplace(lines[i], static_cast<int>(i));
  std::vector<int> orbit(lines.size(), -1);
  int orbits = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (orbit[i] >= 0) continue;
    for (auto at = static_cast<int>(i); orbit[at] < 0;) {
      orbit[at] = orbits;
      Table next;
      for (const int point : lines[at]) next.push_back(rotation[point]);
      std::ranges::sort(next);
      at = index.at(next);
    }
    ++orbits;
  }
  return orbit;
}

// Spreads with one line of each orbit at most, no orbit in two of them: so rotations of theirs share no line.
class Spreads {
 public:
  Spreads(const Space& space, const std::vector<int>& orbit, int wanted)
      : lines_(space.lines()), orbit_(orbit), wanted_(wanted), chance_(1), through_(space.points()) {
    for (std::size_t i = 0; i < lines_.size(); ++i)
      for (const int point : lines_[i]) through_[point].push_back(static_cast<int>(i));
  }

  std::vector<Round> run() {
    for (int i = 0; i < beginnings; ++i) {
      left_ = patience(static_cast<int>(lines_.front().size()) - 1);
      spreads_.assign(1, {});
      covered_.assign(through_.size(), false);
      used_.assign(lines_.size(), false);
      if (fill()) return spreads_;
    }
    return {};
  }

 private:
  bool fits(int line) const {
    return !used_[orbit_[line]] && std::ranges::none_of(lines_[line], [&](int point) { return covered_[point]; });
  }

  bool fill() {
    int best = -1;
    auto fewest = std::numeric_limits<std::ptrdiff_t>::max();
    for (std::size_t point = 0; point < through_.size(); ++point) {
      if (covered_[point]) continue;
      const auto choices = std::ranges::count_if(through_[point], [&](int line) { return fits(line); });
      if (choices < fewest) {
        fewest = choices;
        best = static_cast<int>(point);
      }
    }
    return best < 0 ? next_spread() : draw(best);
  }

  bool draw(int point) {
    auto choices = through_[point];
    chance_.shuffle(choices);
    for (const int line : choices) {
      if (!fits(line)) continue;
      if (--left_ < 0) return false;
      mark(line, true);
      spreads_.back().push_back(lines_[line]);
      if (fill()) return true;
      spreads_.back().pop_back();
      mark(line, false);
    }
    return false;
  }

  void mark(int line, bool on) {
    for (const int point : lines_[line]) covered_[point] = on;
    used_[orbit_[line]] = on;
  }

  bool next_spread() {
    if (static_cast<int>(spreads_.size()) == wanted_) return true;
    std::vector<bool> nothing(covered_.size(), false);
    covered_.swap(nothing);
    spreads_.emplace_back();
    if (fill()) return true;
    spreads_.pop_back();
    covered_.swap(nothing);
    return false;
  }

  const std::vector<Table>& lines_;
  const std::vector<int>& orbit_;
  int wanted_;
  Chance chance_;
  std::vector<std::vector<int>> through_;  // lines through each point
  std::int64_t left_ = 0;
  std::vector<Round> spreads_;
  std::vector<bool> covered_, used_;
};

Schedule turned(const std::vector<Round>& spreads, const Permutation& rotation, int order) {
  Schedule schedule;
  for (auto round : spreads) {
    for (int i = 0; i < order; ++i) {
      schedule.push_back(round);
      for (auto& table : round)
        for (int& place : table) place = rotation[place];
    }
  }
  return schedule;
}

}  // namespace

Design from_packing(int tables, int seats, int rounds) {
  const int q = seats - 1;
  const Design none{tables, seats, 0, 0, {}};
  if (q < 2 || q == 3 || q > largest || tables != q * q + 1) return none;  // no rotation packs PG(3, 3)
  // No rotation may fix a plane point by point: its order is prime to q - 1.
  int order = q * q + q + 1;
  for (int common = std::gcd(order, q - 1); common > 1; common = std::gcd(order, q - 1)) order /= common;
  const Space space(q);
  const auto rotation = space.rotation(order);
  const auto spreads = Spreads(space, orbits_of(space.lines(), rotation), (q * q + q + 1) / order).run();
  if (spreads.empty()) return none;
  auto schedule = turned(spreads, rotation, order);
  schedule.resize(std::min<std::size_t>(schedule.size(), rounds));
  return from_tables(schedule, {});
}

}  // namespace kith::seating
