#include "seating/detail/relabel.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace kith::seating {
namespace {

// Of a meeting that a rule forbids; the dearest pair costs at most 2^21 units (costs.cpp).
constexpr std::int32_t team_cost = 1 << 29;
constexpr std::int32_t private_cost = 1 << 26;
constexpr int proposals_between_looks = 256;
constexpr double rules_share = 0.5;  // of the time, at most
constexpr double rules_hot = 0.5 * team_cost, rules_cold = private_cost / 16.0;
constexpr std::int16_t never = -1;

}  // namespace

Relabel::Relabel(const Model& model, const Costs& costs, const Design& design, Chance& chance)
    : model_(model),
      costs_(costs),
      design_(design),
      chance_(chance),
      people_(model.people),
      cost_(static_cast<std::size_t>(model.people) * model.people, 0),
      place_of_(model.people) {
  fill_costs();
  keep_hosts_apart();
  for (const auto price : cost_) wanted_ += price <= -private_cost;
  find_neighbours();
  std::iota(place_of_.begin(), place_of_.end(), 0);
  chance_.shuffle(place_of_);
  who_.assign(people_, 0);
  for (int person = 0; person < people_; ++person) who_[place_of_[person]] = person;
  best_place_of_ = place_of_;
  now_ = best_ = total();
}

void Relabel::fill_costs() {
  const auto& p = model_.problem;
  DensePairs pairs(people_);
  costs_.fill(pairs);
  for (int a = 0; a < people_; ++a) {
    for (int b = 0; b < people_; ++b) {
      const auto pair = pairs.cost(a, b);
      cost(a, b) = pair.each + pair.first;
    }
    for (const auto& rule : model_.apart[a])
      cost(a, rule.other) = rule.weight == team_weight ? team_cost : private_cost;
    for (int round = model_.first; round < model_.rounds; ++round) all_there_ &= p.is_present(a, round);
  }
  for (const auto& rule : p.rules)
    if (rule.kind == RuleKind::Together && rule.round != every_round)
      cost(rule.a, rule.b) = cost(rule.b, rule.a) = -team_cost;
}

// Two who have to be at different tables in a round must not meet in it; the tables are named afterwards.
void Relabel::keep_hosts_apart() {
  for (int round = model_.first; round < model_.rounds; ++round) {
    std::vector<int> fixed;
    for (int person = 0; person < people_; ++person)
      if (const auto& place = model_.place(round, person); place.kind == Place::Fixed && place.table != no_table)
        fixed.push_back(person);
    for (const int a : fixed)
      for (const int b : fixed)
        if (model_.place(round, a).table != model_.place(round, b).table) cost(a, b) = team_cost;
  }
}

void Relabel::find_neighbours() {
  near_.resize(people_);
  round_of_.assign(static_cast<std::size_t>(people_) * people_, never);
  const int rounds = std::min(model_.rounds - model_.first, design_.rounds);
  for (int round = 0; round < rounds; ++round) {
    std::vector<std::vector<int>> tables(design_.tables);
    for (int place = 0; place < people_; ++place)
      if (const int table = design_.at(round, place); table >= 0) tables[table].push_back(place);
    for (const auto& table : tables)
      for (const int a : table)
        for (const int b : table)
          if (a != b) {
            near_[a].push_back({b, model_.first + round});
            round_of_[static_cast<std::size_t>(a) * people_ + b] = static_cast<std::int16_t>(model_.first + round);
          }
  }
}

std::int64_t Relabel::cost_at(int person, const std::vector<Met>& near) const {
  const auto* row = cost_.data() + static_cast<std::size_t>(person) * people_;
  const auto* who = who_.data();
  std::int64_t sum = 0;
  if (all_there_) {
    for (const auto& met : near) sum += row[who[met.place]];
  } else {
    for (const auto& met : near)
      if (model_.problem.is_present(person, met.round) && model_.problem.is_present(who[met.place], met.round))
        sum += row[who[met.place]];
  }
  return sum;
}

// What it costs that somebody else takes a place.
std::int64_t Relabel::change_at(const std::vector<Met>& near, int goes, int comes) const {
  if (!all_there_) return cost_at(comes, near) - cost_at(goes, near);
  const auto* of_goes = cost_.data() + static_cast<std::size_t>(goes) * people_;
  const auto* of_comes = cost_.data() + static_cast<std::size_t>(comes) * people_;
  const auto* who = who_.data();
  std::int64_t sum = 0;
  for (const auto& met : near) {
    const auto other = who[met.place];
    sum += of_comes[other] - std::int64_t{of_goes[other]};
  }
  return sum;
}

std::int64_t Relabel::delta(int a, int b) const {
  const int at_a = place_of_[a], at_b = place_of_[b];
  const auto &near_a = near_[at_a], &near_b = near_[at_b];
  const auto change = change_at(near_a, a, b) + change_at(near_b, b, a);
  const int round = round_of_[static_cast<std::size_t>(at_a) * people_ + at_b];
  if (round == never || !model_.problem.is_present(a, round) || !model_.problem.is_present(b, round)) return change;
  return change + 2 * std::int64_t{cost_[static_cast<std::size_t>(a) * people_ + b]};  // they meet as before
}

std::int64_t Relabel::total() const {
  std::int64_t sum = 0;
  for (int person = 0; person < people_; ++person) sum += cost_at(person, near_[place_of_[person]]);
  return sum / 2;
}

void Relabel::exchange(int a, int b) {
  std::swap(who_[place_of_[a]], who_[place_of_[b]]);
  std::swap(place_of_[a], place_of_[b]);
}

void Relabel::run(Budget& budget, double until, double hot, double cold) {
  if (people_ < 2) return;
  find_room_for_rules(budget, rules_share * until);
  anneal(budget, until, hot, cold);
}

// What rules cost is so much more than all else that no temperature which melts the one lets the other change. So their
// people are seated first, in short annealings: hosts of eight tables are eight who never meet, and there are few such.
void Relabel::find_room_for_rules(Budget& budget, double until) {
  const Exponential exponential;
  const int looks = 1 + people_ * people_ / proposals_between_looks;
  while (!rules_are_kept() && budget.done() < until && !budget.stopped()) {
    for (int look = 0; look < looks && !budget.stopped(); ++look) {
      propose(rules_hot * std::pow(rules_cold / rules_hot, static_cast<double>(look) / looks), exponential);
      budget.spend(proposals_between_looks);
    }
  }
}

bool Relabel::rules_are_kept() const {
  int together = 0;
  for (int person = 0; person < people_; ++person)
    for (const auto& near : near_[place_of_[person]]) {
      const auto price = cost_[static_cast<std::size_t>(person) * people_ + who_[near.place]];
      if (price >= private_cost) return false;
      together += price <= -private_cost;
    }
  return together == wanted_;
}

void Relabel::anneal(Budget& budget, double until, double hot, double cold) {
  const auto goal =
      static_cast<std::int64_t>(model_.bound.weighted * costs_.unit() + 0.5 * static_cast<double>(model_.bound.pairs));
  const Exponential exponential;
  const double from = budget.done();
  while (budget.done() < until && !budget.stopped() && best_ > goal) {
    const double share = (budget.done() - from) / std::max(until - from, 1e-9);
    propose(hot * std::pow(cold / hot, share), exponential);
    budget.spend(proposals_between_looks);
    if (budget.progress_due()) budget.tell(0, static_cast<double>(best_) / costs_.unit());
  }
}

void Relabel::propose(double temperature, const Exponential& exponential) {
  for (int i = 0; i < proposals_between_looks; ++i) {
    const int a = chance_.below(people_), b = chance_.below(people_);
    if (a == b) continue;
    const auto change = delta(a, b);
    if (static_cast<double>(change) > temperature * exponential(chance_)) continue;
    exchange(a, b);
    now_ += change;
    if (now_ >= best_) continue;
    best_ = now_;
    best_place_of_ = place_of_;
  }
}

// Which table each table of the design is: first where somebody has to sit, then those of the right size, in order.
std::vector<int> Relabel::names(int round) const {
  std::vector<int> size(design_.tables, 0), name(design_.tables, no_table);
  std::vector<bool> taken(model_.tables, false);
  for (int person = 0; person < people_; ++person) {
    const int table = design_.at(round, best_place_of_[person]);
    if (table < 0) continue;
    size[table] += model_.problem.is_present(person, model_.first + round);
    const auto& place = model_.place(model_.first + round, person);
    if (place.kind != Place::Fixed || place.table == no_table || name[table] != no_table || taken[place.table])
      continue;
    name[table] = place.table;
    taken[place.table] = true;
  }
  std::vector<int> order(design_.tables), used;
  std::iota(order.begin(), order.end(), 0);
  std::ranges::stable_sort(order, {}, [&](int table) { return -size[table]; });
  for (int table = 0; table < model_.tables; ++table)
    if (model_.range(model_.first + round, table).max > 0 && !taken[table]) used.push_back(table);
  std::ranges::stable_sort(used, {}, [&](int table) { return -model_.range(model_.first + round, table).max; });
  auto next = used.begin();
  for (const int table : order)
    if (name[table] == no_table && next != used.end()) name[table] = *next++;
  return name;
}

Seating Relabel::wish() const {
  auto wish = Seating::empty(people_, model_.rounds);
  for (int round = 0; round < std::min(model_.rounds - model_.first, design_.rounds); ++round) {
    const auto name = names(round);
    for (int person = 0; person < people_; ++person)
      if (const int table = design_.at(round, best_place_of_[person]); table >= 0)
        wish.at(model_.first + round, person) = name[table];
  }
  return wish;
}

}  // namespace kith::seating
