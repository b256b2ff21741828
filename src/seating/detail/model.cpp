#include "seating/detail/model.h"

#include <algorithm>
#include <numeric>

namespace kith::seating {
namespace {

bool holds_in(const Rule& rule, int round) { return rule.round == every_round || rule.round == round; }

class Groups {  // union-find over people
 public:
  explicit Groups(int people) : parent_(people) { std::iota(parent_.begin(), parent_.end(), 0); }
  int root(int person) {
    while (parent_[person] != person) person = parent_[person] = parent_[parent_[person]];
    return person;
  }
  void join(int a, int b) { parent_[root(a)] = root(b); }

 private:
  std::vector<int> parent_;
};

}  // namespace

Model::Model(const Problem& p, Chance& chance)
    : problem(p),
      people(p.people),
      rounds(p.rounds),
      tables(p.tables),
      first(p.frozen),
      bound(bound_of(p)),
      seats(p.seats),
      places(static_cast<std::size_t>(p.rounds) * p.people),
      apart(p.people),
      rounds_there(p.people, 0),
      bench_(static_cast<std::size_t>(p.rounds) * p.people, false) {
  for (int person = 0; person < people; ++person)
    for (int round = 0; round < rounds; ++round) rounds_there[person] += p.is_present(person, round);
  settle();
  choose_sit_outs(chance);
  bind_together();
  keep_apart();
  uneven = can_be_uneven();
}

// Pins first, then hosts: where they contradict each other the first one holds, and check() names the other.
void Model::settle() {
  for (int round = 0; round < rounds; ++round) {
    for (int person = 0; person < people; ++person) {
      if (round < first) {
        place(round, person) = {Place::Fixed, -1, problem.past.at(round, person), true};
      } else if (!problem.is_present(person, round)) {
        place(round, person).kind = Place::Away;
      }
    }
  }
  const auto fix = [this](int round, int person, int table, bool pinned) {
    if (round < first || place(round, person).kind != Place::Loose) return;
    if (table == no_table || range(round, table).max > 0) place(round, person) = {Place::Fixed, -1, table, pinned};
  };
  for (const auto& pin : problem.pins) fix(pin.round, pin.person, pin.table, true);
  for (const auto& rule : problem.rules) {
    if (rule.kind != RuleKind::Host) continue;
    for (int round = first; round < rounds; ++round)
      if (holds_in(rule, round)) fix(round, rule.a, rule.b, false);
  }
}

// Round by round those sit out who so far had to least, measured by the rounds they are there for; whoever hosts a
// table comes last among equals, chance decides the rest.
void Model::choose_sit_outs(Chance& chance) {
  std::vector<int> out(people, 0);
  for (int round = 0; round < rounds; ++round) {
    std::vector<int> candidates;
    std::int64_t there = 0, room = 0;
    for (int table = 0; table < tables; ++table) room += range(round, table).max;
    for (int person = 0; person < people; ++person) {
      const auto& at = place(round, person);
      if (at.kind == Place::Away) continue;
      if (at.kind == Place::Fixed && at.table == no_table) {
        out[person] += problem.is_present(person, round);
        continue;
      }
      ++there;
      if (!at.pinned) candidates.push_back(person);
    }
    if (round < first || there <= room) continue;
    chance.shuffle(candidates);
    std::ranges::stable_sort(candidates, [&](int a, int b) {
      const auto left = std::int64_t{out[a] + 1} * rounds_there[b], right = std::int64_t{out[b] + 1} * rounds_there[a];
      if (left != right) return left < right;
      return place(round, a).kind == Place::Loose && place(round, b).kind == Place::Fixed;
    });
    candidates.resize(std::min<std::size_t>(candidates.size(), static_cast<std::size_t>(there - room)));
    for (const int person : candidates) {
      ++out[person];
      bench_[static_cast<std::size_t>(round) * people + person] = true;
      if (place(round, person).kind == Place::Fixed) place(round, person).table = no_table;
    }
  }
}

void Model::bind_together() {
  for (int round = first; round < rounds; ++round) {
    Groups groups(people);
    const auto movable = [&](int person) {
      return place(round, person).kind == Place::Loose && !starts_on_bench(round, person);
    };
    // Whoever sits out could come back to another table than their partner's: they stay where they are.
    for (const auto& rule : problem.rules) {
      if (rule.kind != RuleKind::Together || !holds_in(rule, round)) continue;
      for (const int person : {rule.a, rule.b})
        if (starts_on_bench(round, person)) place(round, person) = {Place::Fixed, -1, no_table};
    }
    // A fixed person draws the others along; repeated, because the drawn ones draw on.
    for (bool again = true; again;) {
      again = false;
      for (const auto& rule : problem.rules) {
        if (rule.kind != RuleKind::Together || !holds_in(rule, round)) continue;
        for (const auto& [from, to] : {std::pair(rule.a, rule.b), std::pair(rule.b, rule.a)}) {
          const auto& settled = place(round, from);
          if (settled.kind != Place::Fixed || settled.table == no_table || !movable(to)) continue;
          place(round, to) = settled;
          again = true;
        }
      }
    }
    int widest = 0;
    for (int table = 0; table < tables; ++table) widest = std::max(widest, range(round, table).max);
    std::vector<std::vector<int>> members(people);
    for (int person = 0; person < people; ++person) members[person] = {person};
    for (const auto& rule : problem.rules) {
      if (rule.kind != RuleKind::Together || !holds_in(rule, round) || !movable(rule.a) || !movable(rule.b)) continue;
      const int from = groups.root(rule.a), to = groups.root(rule.b);
      if (from == to || static_cast<int>(members[from].size() + members[to].size()) > widest) continue;
      groups.join(from, to);
      members[to].insert(members[to].end(), members[from].begin(), members[from].end());
      members[from].clear();
    }
    for (const auto& group : members) {
      if (group.size() < 2) continue;
      for (const int person : group)
        place(round, person) = {Place::Block, static_cast<std::int32_t>(blocks.size()), no_table};
      blocks.push_back({round, group});
    }
  }
}

// Whom the team's rules settle at one table no private rule can part. There it counts for nothing, or one could see by
// how long the search takes, or by what it calls proved, that there is such a rule.
bool Model::settled_together(const Rule& rule, int round) const {
  const auto &a = place(round, rule.a), &b = place(round, rule.b);
  if (a.kind != b.kind) return false;
  return a.kind == Place::Block ? a.block == b.block
                                : a.kind == Place::Fixed && a.table == b.table && a.table != no_table;
}

void Model::keep_apart() {
  for (const auto& rule : problem.rules) {
    if (rule.kind != RuleKind::Apart) continue;
    const auto add = [&](int round, std::int64_t weight) {
      apart[rule.a].push_back({rule.b, round, weight});
      apart[rule.b].push_back({rule.a, round, weight});
    };
    if (rule.origin == Origin::Team) {
      add(rule.round, team_weight);
      continue;
    }
    for (int round = first; round < rounds; ++round)
      if (holds_in(rule, round) && !settled_together(rule, round)) add(round, private_weight);
  }
}

// With equal tables, nobody known to anybody and no repeats everybody meets as many as they could.
bool Model::can_be_uneven() const {
  if (bound.repeats > 0 || bound.sit_outs > 0 || !problem.known.empty() || first > 0) return true;
  if (bound.any_size) return false;
  for (int round = first; round < rounds; ++round) {
    const SeatRange* some = nullptr;
    for (int table = 0; table < tables; ++table) {
      const auto& range_here = seats[static_cast<std::size_t>(round) * tables + table];
      if (range_here.max == 0) continue;
      if (range_here.min != range_here.max || (some && some->max != range_here.max)) return true;
      some = &range_here;
    }
  }
  return false;
}

}  // namespace kith::seating
