#include "seating/check.h"

#include <algorithm>

namespace kith::seating {
namespace {

class Checker {
 public:
  Checker(const Problem& problem, const Seating& seating) : p_(problem), s_(seating) {}

  Findings run() {
    past();
    for (int round = p_.frozen; round < p_.rounds; ++round) {
      places(round);
      sizes(round);
      rules(round);
    }
    pins();
    return std::move(found_);
  }

 private:
  void add(Violation violation, Origin origin = Origin::Team) {
    (origin == Origin::Team ? found_.team : found_.hidden).push_back(violation);
  }
  bool seated(int round, int person) const { return s_.at(round, person) != no_table; }

  void past() {
    for (int round = 0; round < p_.frozen; ++round)
      for (int person = 0; person < p_.people; ++person)
        if (s_.at(round, person) != p_.past.at(round, person))
          add({Breach::Changed, round, s_.at(round, person), person});
  }

  // Everybody at a table that exists and only while they are there. Two tables at once cannot be written down.
  void places(int round) {
    size_.assign(static_cast<std::size_t>(std::max(p_.tables, 0)), 0);
    for (int person = 0; person < p_.people; ++person) {
      const int table = s_.at(round, person);
      if (table == no_table) continue;
      if (!p_.is_present(person, round)) add({Breach::NotThere, round, table, person});
      if (table < 0 || table >= p_.tables || p_.seats_at(round, table).max == 0) {
        add({Breach::NoSuchTable, round, table, person});
      } else {
        ++size_[table];
      }
    }
  }

  void sizes(int round) {
    for (int table = 0; table < p_.tables; ++table) {
      const auto [min, max] = p_.seats_at(round, table);
      const int size = size_[table];
      if (max > 0 && size > max) add({Breach::TooMany, round, table});
      if (size < min) add({Breach::TooFew, round, table});
    }
  }

  bool broken(const Rule& rule, int round) const {
    const auto size = [&] { return size_[rule.a]; };
    switch (rule.kind) {
      case RuleKind::Together:
        return seated(round, rule.a) && seated(round, rule.b) && s_.at(round, rule.a) != s_.at(round, rule.b);
      case RuleKind::Apart:
        return seated(round, rule.a) && s_.at(round, rule.a) == s_.at(round, rule.b);
      case RuleKind::Host:
        return seated(round, rule.a) && s_.at(round, rule.a) != rule.b;
      case RuleKind::Absent:
        return seated(round, rule.a);
      case RuleKind::Capacity:
        return size() > rule.b;
      case RuleKind::MinSize:
        return size() > 0 && size() < rule.b;
    }
    return false;
  }

  void rules(int round) {
    for (std::size_t i = 0; i < p_.rules.size(); ++i) {
      const auto& rule = p_.rules[i];
      if (rule.round != every_round && rule.round != round) continue;
      if (broken(rule, round)) add({Breach::Broken, round, no_table, -1, static_cast<int>(i)}, rule.origin);
    }
  }

  void pins() {
    for (const auto& pin : p_.pins)
      if (pin.round >= p_.frozen && s_.at(pin.round, pin.person) != pin.table)
        add({Breach::Moved, pin.round, pin.table, pin.person});
  }

  const Problem& p_;
  const Seating& s_;
  std::vector<int> size_;  // of each table in the round at hand
  Findings found_;
};

}  // namespace

Findings check(const Problem& problem, const Seating& seating) { return Checker(problem, seating).run(); }

}  // namespace kith::seating
