#include "seating/detail/designs/starter_join.h"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>

#include "seating/detail/chance.h"

namespace kith::seating {
namespace {

using Bits = std::uint32_t;  // elements of an orbit, or differences of two

constexpr int orbits = 3, joints = 5;
constexpr int least_n = 10, most_n = 30;
constexpr int most_tables = (most_n - 10) / 4 + 1;  // of a part
constexpr std::size_t most_parts = 1 << 20;
constexpr std::int64_t looks_for_each_part = 16;  // before the differences are drawn anew

// The shifts 0..n-1.
class Ring {
 public:
  explicit Ring(int n) : n_(n), all_((Bits{1} << n) - 1) {}

  int size() const { return n_; }
  Bits all() const { return all_; }
  int wrapped(int shift) const { return (shift % n_ + n_) % n_; }
  Bits one(int element) const { return Bits{1} << wrapped(element); }
  Bits shifted(Bits set, int shift) const {
    shift = wrapped(shift);
    return ((set << shift) | (set >> (n_ - shift))) & all_;
  }

  // From each element of the first to each of the second; nullopt if two are the same.
  std::optional<Bits> differences(Bits first, Bits second) const {
    Bits found = 0;
    for (auto rest = first; rest != 0; rest &= rest - 1) {
      const auto from = shifted(second, -std::countr_zero(rest));
      if (found & from) return std::nullopt;
      found |= from;
    }
    return found;
  }

  // The shift that makes the set smallest as a number.
  int home(Bits set) const {
    int best = 0;
    auto least = set;
    for (int shift = 1; shift < n_; ++shift) {
      const auto image = shifted(set, shift);
      if (image >= least) continue;
      least = image;
      best = shift;
    }
    return best;
  }

 private:
  int n_;
  Bits all_;
};

struct Split {
  Bits first = 0, second = 0;  // a table's elements of either orbit
};

// Both orbits are shifted home, so that parts that are shifted images of each other look the same.
struct Part {
  Split seated;      // by all its tables
  Bits missing = 0;  // differences from the first orbit to the second that no table has
  std::array<Split, most_tables> tables{};

  bool same(const Part& other) const {
    return seated.first == other.seated.first && seated.second == other.seated.second && missing == other.missing;
  }
};

// All parts with given differences within their orbits.
class Parts {
 public:
  Parts(const Ring& ring, const std::vector<int>& first, std::vector<int> second) : ring_(ring) {
    std::ranges::sort(second);
    for (const int x : first)
      for (const int y : first) {
        if (x == y || !begin(x, y, first)) continue;
        do grow(second);
        while (std::ranges::next_permutation(second).found);
      }
    std::ranges::sort(all_, {}, [](const Part& part) { return part.seated.first; });
    remember();
  }

  const std::vector<Part>& all() const { return all_; }
  int tables() const { return static_cast<int>(pairs_.size()) + 1; }

  auto with_first(Bits home) const {
    return std::ranges::equal_range(all_, home, {}, [](const Part& part) { return part.seated.first; });
  }

  const Part* same_as(const Part& wanted) const {
    for (auto slot = slot_of(wanted);; slot = (slot + 1) % slots_.size()) {
      if (slots_[slot] < 0) return nullptr;
      if (all_[slots_[slot]].same(wanted)) return &all_[slots_[slot]];
    }
  }

 private:
  // The table of three {0, x, x + y}; the pairs have the differences that are left.
  bool begin(int x, int y, const std::vector<int>& differences) {
    const int n = ring_.size(), z = std::min(x + y, n - x - y);
    if (z == x || z == y || std::ranges::find(differences, z) == differences.end()) return false;
    if (x + y > n / 2 && x > std::min(y, z)) return false;  // the same three, begun elsewhere
    three_ = {ring_.one(0) | ring_.one(x) | ring_.one(x + y), ring_.one(0)};
    pairs_.clear();
    for (const int d : differences)
      if (d != x && d != y && d != z) pairs_.push_back(d);
    return true;
  }

  void grow(const std::vector<int>& second) {
    Part part;
    part.tables[0] = part.seated = three_;
    part.missing = ring_.all() & ~*ring_.differences(three_.first, three_.second);
    add_pair(part, 0, second);
  }

  void add_pair(const Part& part, int index, const std::vector<int>& second) {
    if (all_.size() >= most_parts) return;
    if (index == static_cast<int>(pairs_.size())) return add(part);
    const Bits a = ring_.one(0) | ring_.one(pairs_[index]), b = ring_.one(0) | ring_.one(second[index]);
    const auto between = ring_.differences(a, b);
    if (!between) return;
    for (int difference = 0; difference < ring_.size(); ++difference) {
      const auto used = ring_.shifted(*between, difference);
      if (used & ~part.missing) continue;
      for (int at = 0; at < ring_.size(); ++at) {
        const Split table{ring_.shifted(a, at), ring_.shifted(b, at + difference)};
        if ((table.first & part.seated.first) || (table.second & part.seated.second)) continue;
        auto more = part;
        more.seated = {part.seated.first | table.first, part.seated.second | table.second};
        more.missing &= ~used;
        more.tables[index + 1] = table;
        add_pair(more, index + 1, second);
      }
    }
  }

  void add(Part part) {
    const int first = ring_.home(part.seated.first), second = ring_.home(part.seated.second);
    const auto go_home = [&](Split& split) {
      split = {ring_.shifted(split.first, first), ring_.shifted(split.second, second)};
    };
    go_home(part.seated);
    for (auto& table : part.tables) go_home(table);
    part.missing = ring_.shifted(part.missing, second - first);
    all_.push_back(part);
  }

  void remember() {
    slots_.assign(std::bit_ceil(4 * all_.size() + 1), -1);
    for (int i = 0; i < static_cast<int>(all_.size()); ++i) {
      auto slot = slot_of(all_[i]);
      while (slots_[slot] >= 0) slot = (slot + 1) % slots_.size();
      slots_[slot] = i;
    }
  }

  std::size_t slot_of(const Part& part) const {
    auto hash = (std::uint64_t{part.seated.first} << 32 | part.seated.second) * 0x9e3779b97f4a7c15U;
    hash = (hash ^ hash >> 29 ^ part.missing) * 0xbf58476d1ce4e5b9U;
    return (hash >> 32) & (slots_.size() - 1);
  }

  const Ring& ring_;
  Split three_;
  std::vector<int> pairs_;  // differences of the first orbit's pairs
  std::vector<Part> all_;   // by their elements of the first orbit
  std::vector<int> slots_;  // an index into all_, or -1; open addressing
};

// One division of the differences among parts and joints, and what can be joined with it.
class Join {
 public:
  Join(const Ring& ring, Chance& chance) : Join(ring, drawn(ring, chance)) {
    order_.resize(parts_[0].all().size());
    std::iota(order_.begin(), order_.end(), 0);
    chance.shuffle(order_);
  }

  std::optional<Round> run(std::int64_t& steps) {
    left_ = std::min(steps, looks_for_each_part * static_cast<std::int64_t>(parts_[2].all().size()));
    steps -= left_ + 1;
    for (const int i : order_) {
      if (done()) break;
      begin(parts_[0].all()[i]);
    }
    steps += std::max<std::int64_t>(left_, 0);
    return std::move(found_);
  }

 private:
  // Of each orbit: those of the part that begins there, of the part that ends there, of the joint.
  struct Differences {
    std::vector<int> begins, ends;
    int joint = 0;
  };
  using Division = std::array<Differences, orbits>;

  static Division drawn(const Ring& ring, Chance& chance) {
    const int within = ring.size() / 2 - 1, pairs = (ring.size() - 10) / 4;
    Division division;
    for (auto& orbit : division) {
      std::vector<int> all(within);
      std::iota(all.begin(), all.end(), 1);
      chance.shuffle(all);
      orbit.begins.assign(all.begin(), all.begin() + pairs + 3);
      orbit.ends.assign(all.begin() + pairs + 3, all.end() - 1);
      orbit.joint = all.back();
    }
    return division;
  }

  Join(const Ring& ring, const Division& division)
      : ring_(ring),
        parts_{Parts(ring, division[0].begins, division[1].ends), Parts(ring, division[1].begins, division[2].ends),
               Parts(ring, division[2].begins, division[0].ends)} {
    for (int joint = 0; joint < joints; ++joint)
      for (int orbit = 0; orbit < orbits; ++orbit)
        shape_[joint][orbit] = ring.one(0) | (joint == orbit ? ring.one(division[orbit].joint) : 0);
  }

  bool done() const { return found_ || left_ <= 0; }

  void begin(const Part& first) {
    const auto free = [&](Bits seated) { return ring_.all() & ~seated; };
    link({0, 1, false}, 0, free(first.seated.first), free(first.seated.second), first.missing,
         [&](Bits left0, Bits left1) {
           const int home = ring_.home(left1);
           for (const auto& second : parts_[1].with_first(ring_.shifted(left1, home)))
             link({1, 2, true}, 0, 0, free(ring_.shifted(second.seated.second, -home)), second.missing,
                  [&](Bits, Bits left2) { look(first, second, -home, left2, left0); });
         });
  }

  struct Link {
    int from, to;
    bool from_is_seated;
  };

  // Seats the joints in one orbit (or in both), so that the differences between the two are those the part misses.
  void link(const Link& between, int step, Bits free_from, Bits free_to, Bits missing, const auto& then) {
    if (done()) return;
    if (step == joints) return then(free_from, free_to);
    const std::array order{between.from, between.to, orbits - between.from - between.to, 3, 4};
    const auto& shape = shape_[order[step]];
    auto& at = at_[order[step]];
    const auto differences = ring_.differences(shape[between.from], shape[between.to]);
    for (int difference = 0; difference < ring_.size(); ++difference) {
      const auto used = ring_.shifted(*differences, difference);
      if (used & ~missing) continue;
      const auto seat = [&](Bits left_from) {
        const auto taken = ring_.shifted(shape[between.to], at[between.from] + difference);
        if (taken & ~free_to) return;
        at[between.to] = at[between.from] + difference;
        link(between, step + 1, left_from, free_to & ~taken, missing & ~used, then);
      };
      if (between.from_is_seated) {
        seat(0);
        continue;
      }
      for (at[between.from] = 0; at[between.from] < ring_.size(); ++at[between.from])
        if (const auto taken = ring_.shifted(shape[between.from], at[between.from]); !(taken & ~free_from))
          seat(free_from & ~taken);
    }
  }

  // The joints are seated everywhere: which part would fill what is left of the third orbit and the first?
  void look(const Part& first, const Part& second, int shift, Bits left2, Bits left0) {
    Part wanted;
    for (int joint = 0; joint < joints; ++joint) {
      const auto used = ring_.differences(seats(joint, 2), seats(joint, 0));
      if (!used || (*used & wanted.missing)) return;
      wanted.missing |= *used;
    }
    --left_;
    const int home2 = ring_.home(left2), home0 = ring_.home(left0);
    wanted.seated = {ring_.shifted(left2, home2), ring_.shifted(left0, home0)};
    wanted.missing = ring_.shifted(wanted.missing, home0 - home2);
    if (const auto* third = parts_[2].same_as(wanted)) {
      found_.emplace();
      seat_part(first, 0, {0, 0});
      seat_part(second, 1, {shift, shift});
      seat_part(*third, 2, {-home2, -home0});
      seat_joints();
    }
  }

  Bits seats(int joint, int orbit) const { return ring_.shifted(shape_[joint][orbit], at_[joint][orbit]); }

  void seat(Table& table, int orbit, Bits elements) const {
    for (; elements != 0; elements &= elements - 1) table.push_back(orbit * ring_.size() + std::countr_zero(elements));
  }

  void seat_part(const Part& part, int orbit, const std::array<int, 2>& shifts) {
    for (int i = 0; i < parts_[orbit].tables(); ++i) {
      Table table;
      seat(table, orbit, ring_.shifted(part.tables[i].first, shifts[0]));
      seat(table, (orbit + 1) % orbits, ring_.shifted(part.tables[i].second, shifts[1]));
      found_->push_back(std::move(table));
    }
  }

  void seat_joints() {
    for (int joint = 0; joint < joints; ++joint) {
      Table table;
      for (int orbit = 0; orbit < orbits; ++orbit) seat(table, orbit, seats(joint, orbit));
      if (joint >= orbits) table.push_back(orbits * ring_.size() + joint - orbits);
      found_->push_back(std::move(table));
    }
  }

  const Ring& ring_;
  std::array<Parts, orbits> parts_;
  std::array<std::array<Bits, orbits>, joints> shape_{};  // of each joint: its elements of each orbit, from 0
  std::array<std::array<int, orbits>, joints> at_{};      // and how they are shifted
  std::vector<int> order_;
  std::int64_t left_ = 0;
  std::optional<Round> found_;
};

}  // namespace

std::optional<Round> find_joined(int n, const LookFor& look) {
  if (n < least_n || n > most_n || n % 4 != 2) return std::nullopt;
  const Ring ring(n);
  Chance chance(look.seed);
  for (auto steps = look.steps; steps > 0;)
    if (auto found = Join(ring, chance).run(steps)) return found;
  return std::nullopt;
}

}  // namespace kith::seating
