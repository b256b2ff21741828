#include "seating/contradiction.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "seating/detail/chance.h"

namespace kith::seating {
namespace {

constexpr int steps_most = 3'000;         // of one puzzle
constexpr int orders = 6;                 // in which rules are left out
constexpr std::int64_t work = 6'000'000;  // people, rules and tables looked at, in all puzzles together

// One round under some of the rules.
class Puzzle {
 public:
  Puzzle(const Problem& problem, int round, std::int64_t& spent) : p_(problem), round_(round), spent_(spent) {}

  // False only if it is certain that these rules cannot all hold.
  bool can_hold(const std::vector<int>& rules, bool pins) {
    if (spend(p_.people + p_.tables + static_cast<std::int64_t>(rules.size()))) return true;
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

  // True once there is no time left: then nothing is certain any more.
  bool spend(std::int64_t looked_at) { return (spent_ += looked_at) > work; }
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
    home_.assign(p_.tables, false);
    for (const auto& block : blocks_)
      if (block.table != no_table) home_[block.table] = true;
    steps_ = 0;
    return place(0);
  }

  bool place(std::size_t next) {
    if (next == order_.size() || ++steps_ > steps_most) return true;
    const int i = order_[next];
    const auto& block = blocks_[i];
    if (block.table == no_table && spend(p_.tables)) return true;
    int empty = no_table;  // tables nobody has been put at are alike if they take as many
    for (int table = 0; table < p_.tables; ++table) {
      if (block.table != no_table && table != block.table) continue;
      if (most_[table] < block.size || quarrels(block, table)) continue;
      const bool untouched = most_[table] == p_.seats_at(round_, table).max && !home_[table];
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

  const Problem& p_;
  int round_;
  std::int64_t& spent_;  // of `work`
  std::vector<int> most_, parent_, at_, block_of_, order_, placed_;
  std::vector<Block> blocks_;
  std::vector<bool> home_;  // tables where somebody has to be
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

// None of them can go without the others being possible. Many are left out at once as long as that is possible, then
// ever fewer.
std::vector<int> irreducible(Puzzle& puzzle, std::vector<int> rules, bool pins) {
  for (std::size_t many = std::max<std::size_t>(rules.size() / 2, 1);; many = (many + 1) / 2) {
    for (std::size_t from = 0; from < rules.size();) {
      auto without = rules;
      const auto first = without.begin() + static_cast<std::ptrdiff_t>(from);
      without.erase(first, first + static_cast<std::ptrdiff_t>(std::min(many, without.size() - from)));
      if (puzzle.can_hold(without, pins))
        from += many;
      else
        rules = std::move(without);
    }
    if (many == 1) return rules;
  }
}

}  // namespace

Contradiction contradiction_of(const Problem& p) {
  std::int64_t spent = 0;
  for (int round = p.frozen; round < p.rounds; ++round) {
    if (somebody_stands(p, round)) continue;  // a rule about two holds while one of them sits out
    const auto rules = team_rules(p, round);
    Puzzle puzzle(p, round, spent);
    if (puzzle.can_hold(rules, true)) continue;
    Contradiction result{round, rules, puzzle.can_hold(rules, false)};
    Chance chance(1);
    auto order = rules;
    for (int i = 0; i < orders; ++i) {
      auto found = irreducible(puzzle, order, result.pins);
      if (i == 0 || found.size() < result.rules.size()) result.rules = std::move(found);
      chance.shuffle(order);
    }
    std::ranges::sort(result.rules);
    return result;
  }
  return {};
}

}  // namespace kith::seating
