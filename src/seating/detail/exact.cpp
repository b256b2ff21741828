#include "seating/detail/exact.h"

#include <algorithm>

#include "seating/report.h"

namespace kith::seating {
namespace {

constexpr double seconds_a_look = 8e-6;  // at one seating; twice what was measured

// One seat to fill: a person in a round, and where they may sit.
struct Cell {
  int round;
  int person;
  std::vector<int> tables;  // no_table among them where sitting out is allowed
};

bool lacks_seats(const Problem& p, int round) {
  int seats = 0, people = 0;
  for (int table = 0; table < p.tables; ++table) seats += p.seats_at(round, table).max;
  for (int person = 0; person < p.people; ++person) people += p.is_present(person, round) ? 1 : 0;
  return seats < people;
}

std::vector<int> choices(const Model& model, int round, int person, int now) {
  const auto& p = model.problem;
  const auto& place = model.place(round, person);
  if (round < model.first || place.pinned || !p.is_present(person, round)) return {now};
  const bool is_out = place.kind == Place::Away || (place.kind == Place::Fixed && place.table == no_table);
  std::vector<int> found;
  if (is_out || lacks_seats(p, round)) found.push_back(no_table);
  for (int table = 0; table < p.tables; ++table)
    if (p.seats_at(round, table).max > 0) found.push_back(table);
  return found;
}

class Enumeration {
 public:
  Enumeration(const Model& model, const Seating& start, Budget& budget)
      : p_(model.problem), budget_(budget), seating_(start), best_(start) {
    std::int64_t count = 1;
    for (int round = 0; round < p_.rounds && count <= exact_most; ++round) {
      for (int person = 0; person < p_.people && count <= exact_most; ++person) {
        cells_.push_back({round, person, choices(model, round, person, start.at(round, person))});
        count *= std::max<std::int64_t>(static_cast<std::int64_t>(cells_.back().tables.size()), 1);
      }
    }
    is_tiny_ = count <= exact_most && budget.has_room_for(count, seconds_a_look);
    taken_.resize(static_cast<std::size_t>(p_.rounds) * p_.tables);
    may_sit_out_.resize(p_.rounds);
    for (const auto& [round, person, tables] : cells_)
      if (tables.size() > 1 && start.at(round, person) == no_table) ++may_sit_out_[round];
  }

  std::optional<Seating> run() {
    if (!is_tiny_) return std::nullopt;
    best_objective_ = report_of(p_, best_).objective;
    seat(0);
    if (budget_.stopped()) return std::nullopt;
    return best_;
  }

 private:
  void seat(std::size_t at) {
    if (budget_.stopped()) return;
    if (at == cells_.size()) return look();
    const auto& [round, person, tables] = cells_[at];
    for (const int table : tables) {
      const bool chosen = tables.size() > 1;
      if (table == no_table) {
        if (chosen && may_sit_out_[round] == 0) continue;
        if (chosen) --may_sit_out_[round];
      } else {
        auto& taken = taken_[static_cast<std::size_t>(round) * p_.tables + table];
        if (chosen && taken >= p_.seats_at(round, table).max) continue;
        ++taken;
      }
      seating_.at(round, person) = table;
      seat(at + 1);
      if (table != no_table) --taken_[static_cast<std::size_t>(round) * p_.tables + table];
      if (table == no_table && chosen) ++may_sit_out_[round];
    }
  }

  void look() {
    budget_.spend(1);
    const auto objective = report_of(p_, seating_).objective;
    if (!better(objective, best_objective_)) return;
    best_objective_ = objective;
    best_ = seating_;
  }

  const Problem& p_;
  Budget& budget_;
  std::vector<Cell> cells_;
  std::vector<int> taken_;        // [round * tables + table]
  std::vector<int> may_sit_out_;  // of each round: how many more; the start has as few as there can be
  Seating seating_, best_;
  Objective best_objective_;
  bool is_tiny_ = false;
};

}  // namespace

std::optional<Seating> exact_best(const Model& model, const Seating& start, Budget& budget) {
  return Enumeration(model, start, budget).run();
}

}  // namespace kith::seating
