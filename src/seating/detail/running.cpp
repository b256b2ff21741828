#include "seating/detail/running.h"

#include <algorithm>

namespace kith::seating {
namespace {

class Round {
 public:
  Round(const Problem& problem, const Seating& before, int round)
      : p_(problem),
        before_(before),
        round_(round),
        at_(problem.people, no_table),
        bound_(problem.people, false),
        most_(problem.tables, 0),
        least_(problem.tables, 2),
        size_(problem.tables, 0) {
    measure_tables();
    for (int person = 0; person < p_.people; ++person) {
      const int table = before.at(round, person);
      if (p_.is_present(person, round) && table != no_table && most_[table] > 0) put(person, table);
    }
  }

  Held run() {
    pins();
    hosts();
    together();
    apart();
    overfull();
    too_small();
    room_for_all();
    Held held;
    for (int person = 0; person < p_.people; ++person)
      if (at_[person] != no_table) held.stay.push_back({round_, person, at_[person]});
    held.stay.insert(held.stay.end(), benched_.begin(), benched_.end());
    for (int table = 0; table < p_.tables; ++table) {
      const bool open = size_[table] > 0 || opened(table);
      held.seats.push_back(open ? SeatRange{std::min(least_[table], most_[table]), most_[table]} : SeatRange{});
    }
    return held;
  }

 private:
  bool holds(const Rule& rule) const { return rule.round == every_round || rule.round == round_; }
  bool opened(int table) const { return std::ranges::find(opened_, table) != opened_.end(); }

  void put(int person, int table) {
    if (at_[person] != no_table) --size_[at_[person]];
    at_[person] = table;
    if (table != no_table) ++size_[table];
  }

  // A table takes as many as the widest does, if nothing else is said of it; and those it had before.
  void measure_tables() {
    std::vector<int> was(p_.tables, 0);
    for (int person = 0; person < p_.people; ++person)
      if (const int table = before_.at(round_, person); table != no_table) ++was[table];
    int widest = p_.room.table_size.value_or(0);
    for (int table = 0; table < p_.tables; ++table)
      widest = std::max({widest, p_.seats_at(round_, table).max, was[table]});
    if (p_.room.max) widest = *p_.room.max;
    for (int table = 0; table < p_.tables; ++table) {
      most_[table] = std::max(widest, was[table]);
      if (was[table] == 1) least_[table] = 1;  // whoever sat alone by the plan need not find company now
      if (p_.room.min) least_[table] = *p_.room.min;
    }
    for (const auto& rule : p_.rules) {
      if (!holds(rule) || rule.origin != Origin::Team) continue;
      if (rule.kind == RuleKind::Capacity) most_[rule.a] = std::min(most_[rule.a], rule.b);
      if (rule.kind == RuleKind::MinSize) least_[rule.a] = std::max(least_[rule.a], rule.b);
    }
  }

  void pins() {
    for (const auto& pin : p_.pins) {
      if (pin.round != round_ || !p_.is_present(pin.person, round_)) continue;
      put(pin.person, pin.table);
      bound_[pin.person] = true;
      if (pin.table == no_table) benched_.push_back(pin);
      if (pin.table != no_table) most_[pin.table] = std::max(most_[pin.table], pinned_at(pin.table));
    }
  }

  int pinned_at(int table) const {
    return static_cast<int>(
        std::ranges::count_if(p_.pins, [&](const Pin& pin) { return pin.round == round_ && pin.table == table; }));
  }

  void hosts() {
    for (const auto& rule : p_.rules) {
      if (rule.kind != RuleKind::Host || !holds(rule) || !p_.is_present(rule.a, round_) || bound_[rule.a]) continue;
      if (most_[rule.b] == 0) continue;
      put(rule.a, rule.b);
      bound_[rule.a] = true;
    }
  }

  // Whoever has no seat yet joins the one they are to sit with; of two who sit apart the freer one moves.
  void together() {
    for (const auto& rule : p_.rules) {
      if (rule.kind != RuleKind::Together || !holds(rule)) continue;
      if (!p_.is_present(rule.a, round_) || !p_.is_present(rule.b, round_)) continue;
      int stays = rule.a, comes = rule.b;
      if (at_[stays] == no_table || (!bound_[stays] && bound_[comes])) std::swap(stays, comes);
      if (at_[stays] == no_table || at_[comes] == at_[stays] || bound_[comes]) continue;
      put(comes, at_[stays]);
      bound_[comes] = bound_[stays] = true;
    }
    for (const auto& rule : p_.rules)
      if (rule.kind == RuleKind::Together && holds(rule) && at_[rule.a] == at_[rule.b])
        bound_[rule.a] = bound_[rule.b] = true;
  }

  void apart() {
    for (const auto& rule : p_.rules) {
      if (rule.kind != RuleKind::Apart || !holds(rule) || rule.origin != Origin::Team) continue;
      if (at_[rule.a] == no_table || at_[rule.a] != at_[rule.b]) continue;
      const int goes = bound_[rule.b] ? rule.a : rule.b;
      if (!bound_[goes]) put(goes, no_table);
    }
  }

  std::vector<int> loose_at(int table) const {
    std::vector<int> result;
    for (int person = 0; person < p_.people; ++person)
      if (at_[person] == table && !bound_[person]) result.push_back(person);
    return result;
  }

  // How many of the table somebody has met before: whoever has met most loses least by moving.
  int met_before(int person) const {
    int met = 0;
    for (int other = 0; other < p_.people; ++other) {
      if (other == person || at_[other] != at_[person]) continue;
      for (int round = 0; round < round_; ++round)
        met += before_.at(round, person) != no_table && before_.at(round, person) == before_.at(round, other);
    }
    return met;
  }

  // Takes `count` people from their table, those first who lose least.
  void send_away(int table, int count) {
    auto loose = loose_at(table);
    std::vector<std::pair<int, int>> order;
    for (const int person : loose) order.emplace_back(-met_before(person), -person);  // the last to come goes first
    std::ranges::sort(order);
    for (int i = 0; i < count && i < static_cast<int>(order.size()); ++i) put(-order[i].second, no_table);
  }

  void overfull() {
    for (int table = 0; table < p_.tables; ++table)
      if (size_[table] > most_[table]) send_away(table, size_[table] - most_[table]);
  }

  int waiting() const {
    int count = 0;
    for (int person = 0; person < p_.people; ++person)
      count += p_.is_present(person, round_) && at_[person] == no_table;
    return count - static_cast<int>(benched_.size());
  }

  int free_seats(int but) const {
    int seats = 0;
    for (int table = 0; table < p_.tables; ++table)
      if (table != but && size_[table] > 0) seats += std::max(most_[table] - size_[table], 0);
    return seats;
  }

  // Too few at a table: those who wait fill it, or it is given up, or others come; whatever moves fewer.
  void too_small() {
    for (int table = 0; table < p_.tables; ++table) {
      const int lacking = least_[table] - size_[table];
      if (size_[table] == 0 || lacking <= 0) continue;
      const int from_elsewhere = std::max(lacking - waiting_without_places(table), 0);
      if (from_elsewhere == 0) {
        promised_ += lacking;
        continue;
      }
      const auto loose = loose_at(table);
      const bool can_go =
          static_cast<int>(loose.size()) == size_[table] && free_seats(table) >= size_[table] + waiting();
      if (can_go && size_[table] <= from_elsewhere) {
        for (const int person : loose) put(person, no_table);
        continue;
      }
      borrow(table, from_elsewhere);
      promised_ += lacking;
    }
  }

  int waiting_without_places(int) const { return std::max(waiting() - promised_, 0); }

  // People of the largest tables, so that none becomes too small.
  void borrow(int to, int count) {
    for (; count > 0; --count) {
      int best = -1;
      for (int table = 0; table < p_.tables; ++table)
        if (table != to && size_[table] > least_[table] && (best < 0 || size_[table] > size_[best]) &&
            !loose_at(table).empty())
          best = table;
      if (best < 0) return;
      send_away(best, 1);
    }
  }

  // Nobody stands while there is a table that could be set up.
  void room_for_all() {
    for (int table = 0; table < p_.tables; ++table) {
      const int without = waiting() - free_seats(-1) - room_opened_;
      if (without <= 0) return;
      if (size_[table] > 0 || most_[table] == 0 || lost_before(table)) continue;
      const int company = std::max(least_[table] - std::max(without, 0), 0);
      if (company > waiting() && company > 1) continue;
      borrow(table, company);
      opened_.push_back(table);
      room_opened_ += most_[table];
    }
  }

  // A table that the shape of the round does not know stays where it is: put away.
  bool lost_before(int table) const { return p_.seats_at(round_, table).max == 0; }

  const Problem& p_;
  const Seating& before_;
  int round_;
  std::vector<int> at_;
  std::vector<bool> bound_;  // has to be where they are
  std::vector<int> most_, least_, size_;
  std::vector<int> opened_;
  std::vector<Pin> benched_;
  int promised_ = 0;     // of those who wait: needed at tables that are too small
  int room_opened_ = 0;  // seats at tables set up for this
};

}  // namespace

Held hold_round(const Problem& problem, const Seating& before, int round) {
  return Round(problem, before, round).run();
}

}  // namespace kith::seating
