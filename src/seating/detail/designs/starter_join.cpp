#include "seating/detail/designs/starter_join.h"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>

#include "seating/detail/chance.h"

namespace kith::seating {
namespace {

using Bits = std::uint32_t;  // elements of an orbit, or differences of two

constexpr int orbits = 3, joints = 5, infinity = 3;                    // joints from there on have one
constexpr int tables_of_two(int n) { return (n - least_joined) / 4; }  // and two, of a part
constexpr int most_tables = tables_of_two(most_joined) + 1;            // of a part
constexpr std::size_t most_parts = 1 << 20;
constexpr std::int64_t looks_for_each_part = 16;  // before the differences are drawn anew

// Sets of residues modulo n, as bits.
class Shifts {
 public:
  explicit Shifts(int n) : n_(n), all_((Bits{1} << n) - 1) {}

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

  // The shift that makes the set smallest as a number. There is just one for what a part seats: with n = 4p + 10 that
  // are 3 + 2p or 1 + 2p elements, and no shift keeps a set whose size has no divisor in common with n.
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
  Bits from = 0, to = 0;  // elements of the orbit a part begins at, and of the next
};

// Both orbits are shifted home, so that parts that are shifted images of each other look the same.
struct Part {
  Split seated;      // by all its tables
  Bits missing = 0;  // differences from one orbit to the next that no table has
  std::array<Split, most_tables> tables{};

  bool same(const Part& other) const {
    return seated.from == other.seated.from && seated.to == other.seated.to && missing == other.missing;
  }
};

// Parts with given pure differences (within their orbits): all, or the first most_parts, which begin with few of the
// possible tables of three.
class Parts {
 public:
  Parts(const Shifts& shifts, const std::vector<int>& from, std::vector<int> to) : shifts_(shifts) {
    std::ranges::sort(to);
    for (const int x : from)
      for (const int y : from) {
        if (x == y || !begin(x, y, from)) continue;
        do grow(to);
        while (std::ranges::next_permutation(to).found);
      }
    std::ranges::sort(all_, {}, [](const Part& part) { return part.seated.from; });
    remember();
  }

  const std::vector<Part>& all() const { return all_; }
  int tables() const { return static_cast<int>(pairs_.size()) + 1; }

  auto beginning_with(Bits home) const {
    return std::ranges::equal_range(all_, home, {}, [](const Part& part) { return part.seated.from; });
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
    const int n = shifts_.size(), z = std::min(x + y, n - x - y);
    if (z == x || z == y || std::ranges::find(differences, z) == differences.end()) return false;
    if (x + y > n / 2 && x > std::min(y, z)) return false;  // the same three, begun elsewhere
    three_ = {shifts_.one(0) | shifts_.one(x) | shifts_.one(x + y), shifts_.one(0)};
    pairs_.clear();
    for (const int d : differences)
      if (d != x && d != y && d != z) pairs_.push_back(d);
    return true;
  }

  void grow(const std::vector<int>& to) {
    Part part;
    part.tables[0] = part.seated = three_;
    part.missing = shifts_.all() & ~*shifts_.differences(three_.from, three_.to);
    add_pair(part, 0, to);
  }

  void add_pair(const Part& part, int index, const std::vector<int>& to) {
    if (all_.size() >= most_parts) return;
    if (index == static_cast<int>(pairs_.size())) return add(part);
    const Bits a = shifts_.one(0) | shifts_.one(pairs_[index]), b = shifts_.one(0) | shifts_.one(to[index]);
    const auto between = shifts_.differences(a, b);
    if (!between) return;
    for (int difference = 0; difference < shifts_.size(); ++difference) {
      const auto used = shifts_.shifted(*between, difference);
      if (used & ~part.missing) continue;
      for (int at = 0; at < shifts_.size(); ++at) {
        const Split table{shifts_.shifted(a, at), shifts_.shifted(b, at + difference)};
        if ((table.from & part.seated.from) || (table.to & part.seated.to)) continue;
        auto more = part;
        more.seated = {part.seated.from | table.from, part.seated.to | table.to};
        more.missing &= ~used;
        more.tables[index + 1] = table;
        add_pair(more, index + 1, to);
      }
    }
  }

  void add(Part part) {
    const int from = shifts_.home(part.seated.from), to = shifts_.home(part.seated.to);
    const auto go_home = [&](Split& split) {
      split = {shifts_.shifted(split.from, from), shifts_.shifted(split.to, to)};
    };
    go_home(part.seated);
    for (auto& table : part.tables) go_home(table);
    part.missing = shifts_.shifted(part.missing, to - from);
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
    auto hash = (std::uint64_t{part.seated.from} << 32 | part.seated.to) * 0x9e3779b97f4a7c15U;
    hash = (hash ^ hash >> 29 ^ part.missing) * 0xbf58476d1ce4e5b9U;
    return (hash >> 32) & (slots_.size() - 1);
  }

  const Shifts& shifts_;
  Split three_;
  std::vector<int> pairs_;  // differences of its pairs in the orbit it begins at
  std::vector<Part> all_;   // by what they seat there
  std::vector<int> slots_;  // an index into all_, or -1; open addressing
};

// One way to divide the pure differences among parts and joints, and what can be joined with it.
class Join {
 public:
  Join(const Shifts& shifts, Chance& chance) : Join(shifts, drawn(shifts, chance)) {
    order_.resize(parts_[0].all().size());
    std::iota(order_.begin(), order_.end(), 0);
    chance.shuffle(order_);
  }

  std::optional<Round> run(std::int64_t& steps) {
    const auto given = std::min(steps, looks_for_each_part * std::ssize(parts_[2].all()));
    looks_left_ = given;
    for (const int i : order_) {
      if (done()) break;
      join_with(parts_[0].all()[i]);
    }
    steps -= given - looks_left_ + 1;
    return std::move(found_);
  }

 private:
  // Of each orbit: those of the part that begins there, of the part that ends there, of the joint.
  struct Differences {
    std::vector<int> begins, ends;
    int joint = 0;
  };
  using Division = std::array<Differences, orbits>;

  static Division drawn(const Shifts& shifts, Chance& chance) {
    const int pure = shifts.size() / 2 - 1, pairs = tables_of_two(shifts.size());
    Division division;
    for (auto& orbit : division) {
      std::vector<int> all(pure);
      std::iota(all.begin(), all.end(), 1);
      chance.shuffle(all);
      orbit.begins.assign(all.begin(), all.begin() + pairs + 3);
      orbit.ends.assign(all.begin() + pairs + 3, all.end() - 1);
      orbit.joint = all.back();
    }
    return division;
  }

  Join(const Shifts& shifts, const Division& division)
      : shifts_(shifts),
        parts_{Parts(shifts, division[0].begins, division[1].ends), Parts(shifts, division[1].begins, division[2].ends),
               Parts(shifts, division[2].begins, division[0].ends)} {
    for (int joint = 0; joint < joints; ++joint)
      for (int orbit = 0; orbit < orbits; ++orbit)
        shape_[joint][orbit] = shifts.one(0) | (joint == orbit ? shifts.one(division[orbit].joint) : 0);
  }

  bool done() const { return found_ || looks_left_ <= 0; }
  Bits empty(Bits seated) const { return shifts_.all() & ~seated; }
  Bits seats(int joint, int orbit) const { return shifts_.shifted(shape_[joint][orbit], at_[joint][orbit]); }

  void join_with(const Part& zero) {
    seat_joints({0, 1, Seats::Both}, 0, {empty(zero.seated.from), empty(zero.seated.to)}, zero.missing,
                [&](const Split& open) { join_with(zero, open); });
  }

  // What is open in orbit 1 is for the next part.
  void join_with(const Part& zero, const Split& open) {
    const int home = shifts_.home(open.to);
    for (const auto& one : parts_[1].beginning_with(shifts_.shifted(open.to, home)))
      seat_joints({1, 2, Seats::OnlyTo}, 0, {0, empty(shifts_.shifted(one.seated.to, -home))}, one.missing,
                  [&](const Split& rest) { look(zero, one, home, {rest.to, open.from}); });
  }

  // The joints are seated everywhere: is there a part that fills what is open in orbits 2 and 0?
  void look(const Part& zero, const Part& one, int home, const Split& open) {
    Part wanted;
    for (int joint = 0; joint < joints; ++joint) {
      const auto used = shifts_.differences(seats(joint, 2), seats(joint, 0));
      if (!used || (*used & wanted.missing)) return;
      wanted.missing |= *used;
    }
    --looks_left_;
    const int from = shifts_.home(open.from), to = shifts_.home(open.to);
    wanted.seated = {shifts_.shifted(open.from, from), shifts_.shifted(open.to, to)};
    wanted.missing = shifts_.shifted(wanted.missing, to - from);
    if (const auto* two = parts_[2].same_as(wanted)) {
      found_.emplace();
      add(zero, 0, 0, 0);
      add(one, 1, -home, -home);
      add(*two, 2, -from, -to);
      add_joints();
    }
  }

  enum class Seats { Both, OnlyTo };

  struct Between {
    int from, to;
    Seats seats;  // in both orbits, or they are seated in the first already
  };

  // Seats the joints so that the differences between both orbits are those that a part misses.
  void seat_joints(const Between& orbits_here, int index, const Split& open, Bits missing, const auto& then) {
    if (done()) return;
    if (index == joints) return then(open);
    const auto [from, to, seats_here] = orbits_here;
    const std::array order{from, to, orbits - from - to, infinity, infinity + 1};
    const int joint = order[index];
    auto& at = at_[joint];
    const auto mixed = shifts_.differences(shape_[joint][from], shape_[joint][to]);
    for (int difference = 0; difference < shifts_.size(); ++difference) {
      const auto used = shifts_.shifted(*mixed, difference);
      if (used & ~missing) continue;
      const auto seat = [&](Bits open_from) {
        at[to] = shifts_.wrapped(at[from] + difference);
        if (const auto taken = seats(joint, to); !(taken & ~open.to))
          seat_joints(orbits_here, index + 1, {open_from, open.to & ~taken}, missing & ~used, then);
      };
      if (seats_here == Seats::OnlyTo) {
        seat(open.from);
        continue;
      }
      // The infinities can stand for each other: the second comes after the first.
      for (at[from] = joint > infinity ? at_[infinity][from] + 1 : 0; at[from] < shifts_.size(); ++at[from])
        if (const auto taken = seats(joint, from); !(taken & ~open.from)) seat(open.from & ~taken);
    }
  }

  void seat(Table& table, int orbit, Bits elements) const {
    for (; elements != 0; elements &= elements - 1)
      table.push_back(orbit * shifts_.size() + std::countr_zero(elements));
  }

  void add(const Part& part, int orbit, int shift_from, int shift_to) {
    for (int i = 0; i < parts_[orbit].tables(); ++i) {
      Table table;
      seat(table, orbit, shifts_.shifted(part.tables[i].from, shift_from));
      seat(table, (orbit + 1) % orbits, shifts_.shifted(part.tables[i].to, shift_to));
      found_->push_back(std::move(table));
    }
  }

  void add_joints() {
    for (int joint = 0; joint < joints; ++joint) {
      Table table;
      for (int orbit = 0; orbit < orbits; ++orbit) seat(table, orbit, seats(joint, orbit));
      if (joint >= infinity) table.push_back(orbits * shifts_.size() + joint - infinity);
      found_->push_back(std::move(table));
    }
  }

  const Shifts& shifts_;
  std::array<Parts, orbits> parts_;                       // part i lies between the orbits i and i + 1
  std::array<std::array<Bits, orbits>, joints> shape_{};  // of each joint: its elements of each orbit, from 0
  std::array<std::array<int, orbits>, joints> at_{};      // and how they are shifted
  std::vector<int> order_;
  std::int64_t looks_left_ = 0;
  std::optional<Round> found_;
};

}  // namespace

bool can_be_joined(int n) { return n >= least_joined && n <= most_joined && n % 4 == 2; }

std::optional<Round> find_joined(int n, const SearchLimits& limits) {
  if (!can_be_joined(n)) return std::nullopt;
  const Shifts shifts(n);
  Chance chance(limits.seed);
  for (auto steps = limits.steps; steps > 0;)
    if (auto found = Join(shifts, chance).run(steps)) return found;
  return std::nullopt;
}

}  // namespace kith::seating
