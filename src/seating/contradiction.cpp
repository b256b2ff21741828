#include "seating/contradiction.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "seating/detail/chance.h"

namespace kith::seating {
namespace {

constexpr int steps_most = 3'000;  // of one puzzle
constexpr int orders = 6;          // in which rules are left out

// One round under some of the rules.
class Puzzle {
 public:
  Puzzle(const Problem& problem, int round) : p_(problem), round_(round) {}

  // False only if it is certain that these rules cannot all hold.
  bool can_hold(const std::vector<int>& rules, bool pins) {
    most_.assign(p_.tables, 0);
    for (int table = 0; table < p_.tables; ++table) most_[table] = p_.seats_at(round_, table).max;
    parent_.resize(p_.people);
    std::iota(parent_.begin(), parent_.end(), 0);
    for (const int i : rules) limit(p_.rules[i]);
    for (const int i : rules)
      if (const auto& rule = p_.rules[i]; rule.kind == RuleKind::Together && here(rule.a) && here(rule.b))
        parent_[root(rule.a)] = root(rule.b);
    return tables_known(rules, pins) && gather(rules) && fits();
  }

 private:
  struct Block {
    int size = 1;
    int table = no_table;    // where it has to be
    std::vector<int> apart;  // blocks it must not sit with
  };

  bool here(int person) const { return p_.is_present(person, round_); }
  int root(int person) {
    while (parent_[person] != person) person = parent_[person] = parent_[parent_[person]];
    return person;
  }

  void limit(const Rule& rule) {
    if (rule.kind == RuleKind::Capacity) most_[rule.a] = std::min(most_[rule.a], rule.b);
  }

  bool bind(int person, int table) {
    auto& bound = at_[root(person)];
    if (bound != no_table && bound != table) return false;
    bound = table;
    return true;
  }

  bool tables_known(const std::vector<int>& rules, bool pins) {
    at_.assign(p_.people, no_table);
    for (const int i : rules)
      if (const auto& rule = p_.rules[i]; rule.kind == RuleKind::Host && here(rule.a) && !bind(rule.a, rule.b))
        return false;
    for (const auto& pin : p_.pins)
      if (pins && pin.round == round_ && pin.table != no_table && here(pin.person) && !bind(pin.person, pin.table))
        return false;
    return true;
  }

  // Blocks of those whom rules name; everybody else only fills seats. False if two of a block are to be apart.
  bool gather(const std::vector<int>& rules) {
    blocks_.clear();
    block_of_.assign(p_.people, -1);
    std::vector<bool> named(p_.people, false);
    for (const int i : rules) {
      const auto& rule = p_.rules[i];
      const bool pair = rule.kind == RuleKind::Together || rule.kind == RuleKind::Apart;
      if (pair || rule.kind == RuleKind::Host) named[rule.a] = here(rule.a);
      if (pair) named[rule.b] = here(rule.b);
    }
    for (int person = 0; person < p_.people; ++person) {
      const int lead = root(person);
      if (!here(person) || (!named[person] && lead == person && at_[lead] == no_table)) continue;
      if (block_of_[lead] < 0) {
        block_of_[lead] = static_cast<int>(blocks_.size());
        blocks_.push_back({0, at_[lead], {}});
      }
      ++blocks_[block_of_[lead]].size;
    }
    for (const int i : rules) {
      const auto& rule = p_.rules[i];
      if (rule.kind != RuleKind::Apart || !here(rule.a) || !here(rule.b)) continue;
      const int a = block_of_[root(rule.a)], b = block_of_[root(rule.b)];
      if (a == b) return false;
      blocks_[a].apart.push_back(b);
      blocks_[b].apart.push_back(a);
    }
    return true;
  }

  // Fixed blocks first, then the large and the quarrelsome.
  bool fits() {
    order_.resize(blocks_.size());
    std::iota(order_.begin(), order_.end(), 0);
    std::ranges::sort(order_, {}, [&](int i) {
      const auto& block = blocks_[i];
      return std::tuple(block.table == no_table, -block.size, -static_cast<int>(block.apart.size()), i);
    });
    placed_.assign(blocks_.size(), no_table);
    steps_ = 0;
    return place(0);
  }

  bool place(std::size_t next) {
    if (next == order_.size() || ++steps_ > steps_most) return true;
    const int i = order_[next];
    const auto& block = blocks_[i];
    int empty = no_table;  // tables nobody has been put at are alike if they take as many
    for (int table = 0; table < p_.tables; ++table) {
      if (block.table != no_table && table != block.table) continue;
      if (most_[table] < block.size || quarrels(block, table)) continue;
      const bool untouched = most_[table] == p_.seats_at(round_, table).max && !is_home(table);
      if (untouched && empty != no_table && most_[table] == most_[empty]) continue;
      if (untouched) empty = table;
      most_[table] -= block.size;
      placed_[i] = table;
      const bool found = place(next + 1);
      most_[table] += block.size;
      placed_[i] = no_table;
      if (found) return true;
    }
    return false;
  }

  bool quarrels(const Block& block, int table) const {
    return std::ranges::any_of(block.apart, [&](int other) { return placed_[other] == table; });
  }
  bool is_home(int table) const {
    return std::ranges::any_of(blocks_, [&](const Block& block) { return block.table == table; });
  }

  const Problem& p_;
  int round_;
  std::vector<int> most_, parent_, at_, block_of_, order_, placed_;
  std::vector<Block> blocks_;
  int steps_ = 0;
};

std::vector<int> team_rules(const Problem& p, int round) {
  std::vector<int> rules;
  for (int i = 0; i < static_cast<int>(p.rules.size()); ++i)
    if (p.rules[i].origin == Origin::Team && p.rules[i].kind != RuleKind::Absent &&
        (p.rules[i].round == every_round || p.rules[i].round == round))
      rules.push_back(i);
  return rules;
}

bool somebody_stands(const Problem& p, int round) {
  int free = 0;
  for (int table = 0; table < p.tables; ++table) free += p.seats_at(round, table).max;
  for (int person = 0; person < p.people; ++person) free -= p.is_present(person, round) ? 1 : 0;
  return free < 0;
}

// None of them can go without the others being possible.
std::vector<int> irreducible(Puzzle& puzzle, std::vector<int> rules, bool pins, const std::vector<int>& order) {
  for (const int rule : order) {
    auto without = rules;
    std::erase(without, rule);
    if (!puzzle.can_hold(without, pins)) rules = std::move(without);
  }
  return rules;
}

}  // namespace

Contradiction contradiction_of(const Problem& p) {
  for (int round = p.frozen; round < p.rounds; ++round) {
    if (somebody_stands(p, round)) continue;  // a rule about two holds while one of them sits out
    const auto rules = team_rules(p, round);
    Puzzle puzzle(p, round);
    if (puzzle.can_hold(rules, true)) continue;
    Contradiction result{round, rules, puzzle.can_hold(rules, false)};
    Chance chance(1);
    auto order = rules;
    for (int i = 0; i < orders; ++i) {
      auto found = irreducible(puzzle, rules, result.pins, order);
      if (i == 0 || found.size() < result.rules.size()) result.rules = std::move(found);
      chance.shuffle(order);
    }
    return result;
  }
  return {};
}

}  // namespace kith::seating
