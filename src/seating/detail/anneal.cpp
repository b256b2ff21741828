#include "seating/detail/anneal.h"

#include "seating/detail/unfairness.h"

namespace kith::seating {
namespace {

constexpr int proposals_between_looks = 256;  // at the clock

}  // namespace

template <class Pairs>
Anneal<Pairs>::Anneal(const Model& model, const Costs& costs, Pairs& pairs, Budget& budget, Chance& chance)
    : model_(model), costs_(costs), pairs_(pairs), budget_(budget), chance_(chance), seats_(model, pairs) {
  find_movers();
  if (model_.uneven) seats_.set_fairness(unfairness_prices(model_, costs_));
  seats_.set_talk(costs_.talk());
  seats_.listen(this);
  for (const auto& pair : model_.problem.affinity)
    if (pair.amount * model_.problem.affinity_weight > 0)
      wishes_.push_back({static_cast<std::uint16_t>(pair.a), static_cast<std::uint16_t>(pair.b)});
  bad_most_ = static_cast<std::size_t>(model_.people) * model_.rounds + 1024;
  const double rounding = 1.5 * static_cast<double>(model_.bound.pairs) + 1;
  if (!costs_.plain()) target_ = static_cast<std::int64_t>(model_.bound.weighted * costs_.unit() + rounding);
  best_energy_.hard = std::numeric_limits<std::int64_t>::max();
}

template <class Pairs>
void Anneal<Pairs>::find_movers() {
  for (const auto& place : model_.places) moves_.push_back(place.kind == Place::Loose ? 1 : 0);
  movers_.resize(model_.rounds);
  open_.resize(model_.rounds);
  std::vector<bool> whole(model_.people, model_.first == 0);
  for (int round = model_.first; round < model_.rounds; ++round) {
    for (int table = 0; table < model_.tables; ++table)
      if (model_.range(round, table).max > 0) open_[round].push_back(static_cast<std::uint16_t>(table));
    for (int person = 0; person < model_.people; ++person) {
      if (moves(round, person)) {
        movers_[round].push_back(static_cast<std::uint16_t>(person));
      } else {
        whole[person] = false;
      }
    }
    const auto places = open_[round].size() + (model_.bound.sit_outs > 0 ? 1 : 0);
    if (movers_[round].size() > 1 && places > 1) rounds_.push_back(round);
  }
  for (int person = 0; person < model_.people; ++person)
    if (whole[person]) whole_.push_back(static_cast<std::uint16_t>(person));
}

template <class Pairs>
void Anneal<Pairs>::begin(const Seating& from) {
  bad_.clear();
  seats_.fill(from);
  find_missed();
  detached_ = true;
  note();
}

// Found by trying. Lives change seldom, because a proposal costs as much as ten others, unless a design is to be kept,
// which hardly any single exchange leaves free of repeats.
template <class Pairs>
typename Anneal<Pairs>::Mixture Anneal<Pairs>::mixture(bool keeps_design) const {
  Mixture result;
  result.repeats_count = best_energy_.repeats > model_.bound.repeats ||
                         best_energy_.over_and_over > model_.bound.over_and_over || costs_.plain();
  result.bad = result.repeats_count && !keeps_design ? 128 : 16;
  if (!wishes_.empty()) result.wish = keeps_design ? 16 : result.repeats_count ? 48 : 40;
  bool sizes_differ = false;
  for (const int round : rounds_)
    for (const int table : open_[round])
      sizes_differ |= model_.range(round, table).min != model_.range(round, table).max;
  if (sizes_differ) result.transfer = 16;
  if (!model_.blocks.empty()) result.block = 8;
  if (whole_.size() > 1 && !costs_.plain()) result.life = keeps_design ? 160 : 4;
  if (model_.uneven) result.fair = 24;
  return result;
}

template <class Pairs>
void Anneal<Pairs>::run(const Leg& leg) {
  const double from = budget_.done();
  const double cooling = std::log(leg.cold / leg.hot) / std::max(leg.until - from, 1e-9);
  while (budget_.done() < leg.until && !budget_.stopped()) {
    mixture_ = mixture(leg.keeps_design);
    temperature_ = leg.hot * std::exp(cooling * (budget_.done() - from));
    for (int i = 0; i < proposals_between_looks && !reached_; ++i) step();
    if (reached_) return budget_.stop();
    if (bad_.size() > bad_most_) forget_stale();
    if (missed_.size() > 2 * wishes_.size() + 1024) find_missed();
    budget_.spend(proposals_between_looks);
    if (budget_.progress_due())
      budget_.tell(best_energy_.repeats, static_cast<double>(best_energy_.soft) / costs_.unit());
  }
}

template <class Pairs>
void Anneal<Pairs>::step() {
  int kind = static_cast<int>(chance_.bits() >> 56);
  if ((kind -= mixture_.bad) < 0) return swap_bad();
  if ((kind -= mixture_.wish) < 0) return swap_wish();
  if ((kind -= mixture_.transfer) < 0) return transfer();
  if ((kind -= mixture_.block) < 0) return move_block();
  if ((kind -= mixture_.life) < 0) return change_lives();
  if ((kind -= mixture_.fair) < 0) return be_fair();
  swap_anyone();
}

template <class Pairs>
void Anneal<Pairs>::swap_anyone() {
  if (rounds_.empty()) return;
  const int round = rounds_[chance_.below(static_cast<int>(rounds_.size()))];
  swap_to_some_table(round, some_mover(round));
}

// A table is drawn, not a seat: whoever costs least there changes places with `a`. Nearly all exchanges with somebody
// drawn lose, and what `a` would find at that table is looked up once for all of them. People are still drawn now and
// then while repeats count, whose many equal exchanges are to be gone through, and always for whoever has a rule while
// one is broken, for the bench, and beside an older plan.
template <class Pairs>
void Anneal<Pairs>::swap_to_some_table(int round, int a) {
  const auto limit = allowed();
  if (keeps_near_ || seats_.on_bench(round, a) || (seats_.energy().hard > 0 && seats_.has_hard(a)) ||
      (mixture_.repeats_count && (chance_.bits() & 7U) == 0))
    return try_swap(round, a, some_mover(round), limit);
  const int to = open_[round][chance_.below(static_cast<int>(open_[round].size()))];
  if (to != seats_.table(round, a)) swap_with_cheapest(round, a, to, limit);
}

template <class Pairs>
void Anneal<Pairs>::swap_with_cheapest(int round, int a, int to, std::int64_t limit, int kept) {
  const int other = seats_.cheapest_for(round, a, to, limit + seats_.talk_slack(2), [&](int x) {
    if (x == kept || !moves(round, x)) return false;
    return !(seats_.has_hard(a) || seats_.has_hard(x)) || swap_hard_cost(round, a, x) <= 0;
  });
  if (other >= 0) try_swap(round, a, other, limit);
}

template <class Pairs>
std::int64_t Anneal<Pairs>::swap_hard_cost(int round, int a, int b) const {
  return seats_.hard_cost(round, a, seats_.table(round, b), b) + seats_.hard_cost(round, b, seats_.table(round, a), a);
}

template <class Pairs>
void Anneal<Pairs>::swap_bad() {
  while (!bad_.empty()) {
    const int at = chance_.below(static_cast<int>(bad_.size()));
    int a = bad_[at].a, b = bad_[at].b;
    const int count = pairs_.count(a, b);
    if (count < 2 && (count == 0 || pairs_.cost(a, b).each <= 0)) {
      bad_[at] = bad_.back();
      bad_.pop_back();
      continue;
    }
    if ((chance_.bits() & 1U) != 0) std::swap(a, b);
    const int begin = chance_.below(model_.rounds);
    for (int i = 0; i < model_.rounds; ++i) {
      const int round = begin + i < model_.rounds ? begin + i : begin + i - model_.rounds;
      if (seats_.table(round, a) != seats_.table(round, b) || seats_.on_bench(round, a)) continue;
      if (round >= model_.first && moves(round, a) && open_[round].size() > 1) return swap_to_some_table(round, a);
    }
    return;
  }
  swap_anyone();
}

// One of the pairs that wish to meet and do not; those that have met meanwhile are taken off the list.
template <class Pairs>
std::optional<typename Anneal<Pairs>::Two> Anneal<Pairs>::some_missed() {
  while (!missed_.empty()) {
    auto& pair = missed_[chance_.below(static_cast<int>(missed_.size()))];
    if (pairs_.count(pair.a, pair.b) == 0) return pair;
    pair = missed_.back();
    missed_.pop_back();
  }
  return std::nullopt;
}

// Seats one of two who wish to meet beside the other, in place of whomever that costs least.
template <class Pairs>
void Anneal<Pairs>::swap_wish() {
  if (rounds_.empty()) return;
  const auto missed = some_missed();
  if (!missed) return swap_anyone();
  auto [a, b] = *missed;
  if ((chance_.bits() & 1U) != 0) std::swap(a, b);
  const int round = rounds_[chance_.below(static_cast<int>(rounds_.size()))];
  const int to = seats_.table(round, b);
  if (!moves(round, a) || to >= seats_.bench() || seats_.on_bench(round, a)) return;
  swap_with_cheapest(round, a, to, allowed(), b);
}

// Seats somebody who misses much, from a small table, at a larger one.
template <class Pairs>
void Anneal<Pairs>::be_fair() {
  if (rounds_.empty() || seats_.energy().unfair == 0) return swap_anyone();
  const int round = rounds_[chance_.below(static_cast<int>(rounds_.size()))];
  int worst = some_mover(round), best = some_mover(round);
  const auto missed = [this](int person) { return seats_.price(person, seats_.met(person)); };
  for (int i = 0; i < 4; ++i) {
    if (const int other = some_mover(round); missed(other) > missed(worst)) worst = other;
    if (const int other = some_mover(round); missed(other) < missed(best)) best = other;
  }
  try_swap(round, worst, best, allowed());
}

// Whoever takes the seat of somebody must not sit out more, for the rounds they are there, than the other did.
template <class Pairs>
bool Anneal<Pairs>::may_leave_bench(int round, int a, int b) const {
  if (seats_.on_bench(round, b)) std::swap(a, b);
  return std::int64_t{seats_.out(b) + 1} * model_.rounds_there[a] <=
         std::int64_t{seats_.out(a)} * model_.rounds_there[b];
}

template <class Pairs>
void Anneal<Pairs>::try_swap(int round, int a, int b, std::int64_t limit) {
  const int at_a = seats_.table(round, a), at_b = seats_.table(round, b);
  if (at_a == at_b) return;
  if ((at_a == seats_.bench() || at_b == seats_.bench()) && !may_leave_bench(round, a, b)) return;
  if (seats_.has_hard(a) || seats_.has_hard(b)) {
    const auto hard = swap_hard_cost(round, a, b);
    // Where no plan that keeps all rules is known, the way to one may lead through a plan that breaks one more.
    if (hard > 0 && (best_energy_.hard == 0 || (chance_.bits() & 127U) != 0)) return;
    if (hard != 0) limit = std::numeric_limits<std::int64_t>::max();
  }
  const auto cost = seats_.swap_cost(round, a, b) + seats_.talk_cost(round, a, b);
  if (cost > limit) return;
  if (model_.uneven && cost + seats_.fairness_cost(round, a, b) > limit) return;
  seats_.swap(round, a, b);
  note();
}

template <class Pairs>
void Anneal<Pairs>::transfer() {
  if (rounds_.empty()) return;
  const int round = rounds_[chance_.below(static_cast<int>(rounds_.size()))];
  const int a = some_mover(round), from = seats_.table(round, a);
  const int to = open_[round][chance_.below(static_cast<int>(open_[round].size()))];
  if (from == to || from == seats_.bench()) return;
  if (seats_.size(round, from) <= model_.range(round, from).min) return;
  if (seats_.size(round, to) >= model_.range(round, to).max) return;
  const auto hard = seats_.hard_cost(round, a, to, -1);
  const auto limit = allowed();
  if (hard > 0 || (hard == 0 && seats_.transfer_cost(round, a, to) > limit + seats_.talk_slack(1))) return;
  const auto before = seats_.energy();
  seats_.move(round, a, to);
  if (hard == 0 && worth(seats_.energy()) - worth(before) > limit) {
    seats_.move(round, a, from);
  } else {
    note();
  }
}

// A block changes places with as many single people of another table.
template <class Pairs>
void Anneal<Pairs>::move_block() {
  const auto& block = model_.blocks[chance_.below(static_cast<int>(model_.blocks.size()))];
  const int round = block.round, from = seats_.table(round, block.people.front());
  const int to = open_[round][chance_.below(static_cast<int>(open_[round].size()))];
  if (from == to) return;
  std::vector<int> others;
  for (int i = 0; i < seats_.size(round, to); ++i)
    if (const int other = seats_.member(round, to, i); moves(round, other)) others.push_back(other);
  if (others.size() < block.people.size()) return;
  chance_.shuffle(others);
  const auto before = seats_.energy();
  for (std::size_t i = 0; i < block.people.size(); ++i) seats_.swap(round, block.people[i], others[i]);
  const auto after = seats_.energy();
  if (after.hard < before.hard || (after.hard == before.hard && worth(after) - worth(before) <= allowed()))
    return note();
  for (std::size_t i = block.people.size(); i-- > 0;) seats_.swap(round, block.people[i], others[i]);
}

// Two people take over each other's seats in all rounds. Where nobody meets twice, nobody does afterwards either.
template <class Pairs>
void Anneal<Pairs>::change_lives() {
  if (seats_.energy().repeats > 0) return swap_anyone();
  const int a = whole_[chance_.below(static_cast<int>(whole_.size()))];
  const int b = whole_[chance_.below(static_cast<int>(whole_.size()))];
  if (a == b || model_.rounds_there[a] != model_.rounds_there[b]) return;
  const auto limit = allowed();
  if (life_cost(a, b) > limit + seats_.talk_slack(2 * model_.rounds)) return;
  if ((seats_.has_hard(a) || seats_.has_hard(b)) && life_hard_cost(a, b) > 0) return;
  const auto before = worth(seats_.energy());
  swap_lives(a, b);
  if (worth(seats_.energy()) - before <= limit) return note();
  swap_lives(a, b);  // fairness, which life_cost() leaves out, says no
}

template <class Pairs>
std::int64_t Anneal<Pairs>::life_cost(int a, int b) const {
  const auto row_a = pairs_.row(a), row_b = pairs_.row(b);
  std::int64_t cost = 0;
  const auto replace = [&](int round, int leaves, const auto& row_leaves, int comes, const auto& row_comes) {
    const int at = seats_.table(round, leaves);
    if (at == seats_.bench()) return;
    for (int i = 0; i < seats_.size(round, at); ++i) {
      const int x = seats_.member(round, at, i);
      if (x != leaves && x != comes) cost += row_comes.once(x) - row_leaves.once(x);
    }
  };
  for (int round = 0; round < model_.rounds; ++round) {
    if (seats_.table(round, a) == seats_.table(round, b)) continue;
    replace(round, a, row_a, b, row_b);
    replace(round, b, row_b, a, row_a);
  }
  return cost;
}

template <class Pairs>
std::int64_t Anneal<Pairs>::life_hard_cost(int a, int b) const {
  std::int64_t cost = 0;
  for (int round = 0; round < model_.rounds; ++round)
    if (seats_.table(round, a) != seats_.table(round, b)) cost += swap_hard_cost(round, a, b);
  return cost;
}

template <class Pairs>
void Anneal<Pairs>::swap_lives(int a, int b) {
  for (int round = 0; round < model_.rounds; ++round)
    if (seats_.table(round, a) != seats_.table(round, b)) seats_.swap(round, a, b);
}

template <class Pairs>
void Anneal<Pairs>::note() {
  auto& steps = seats_.steps();
  if (seats_.energy().less(best_energy_)) {
    best_energy_ = seats_.energy();
    if (detached_) {
      saved_ = seats_.seating();
      steps.clear();
      detached_ = false;
    }
    best_at_ = steps.size();
    reached_ = at_bound();
  }
  if (steps.size() > bad_most_) fold_steps();
}

template <class Pairs>
void Anneal<Pairs>::fold_steps() {
  auto& steps = seats_.steps();
  if (!detached_ && best_at_ > 0) {
    for (std::size_t i = 0; i < best_at_; ++i) {
      const auto& [round, person, table] = steps[i];
      saved_.at(round, person) = table < model_.tables ? table : no_table;
    }
    steps.erase(steps.begin(), steps.begin() + static_cast<std::ptrdiff_t>(best_at_));
  } else {
    steps.clear();
    detached_ = true;
  }
  best_at_ = 0;
}

template <class Pairs>
Seating Anneal<Pairs>::best() {
  if (!detached_ && best_at_ > 0) fold_steps();
  return saved_;
}

template <class Pairs>
void Anneal<Pairs>::find_missed() {
  missed_.clear();
  for (const auto& pair : wishes_)
    if (pairs_.count(pair.a, pair.b) == 0) missed_.push_back(pair);
}

template <class Pairs>
void Anneal<Pairs>::forget_stale() {
  bad_.clear();
  for (int round = model_.first; round < model_.rounds; ++round)
    for (const int table : open_[round])
      for (int i = 0; i < seats_.size(round, table); ++i)
        for (int j = i + 1; j < seats_.size(round, table); ++j) {
          const int a = seats_.member(round, table, i), b = seats_.member(round, table, j);
          if (pairs_.count(a, b) > 1 || pairs_.cost(a, b).each > 0) bad_pair(a, b);
        }
  bad_most_ = std::max(bad_most_, bad_.size() * 2);
}

template <class Pairs>
bool Anneal<Pairs>::at_bound() const {
  const auto& energy = seats_.energy();
  const auto& bound = model_.bound;
  if (energy.hard > 0 || energy.repeats > bound.repeats || energy.over_and_over > bound.over_and_over) return false;
  if (energy.soft - energy.unfair > target_) return false;
  for (int person = 0; model_.uneven && person < model_.people; ++person)
    if (const int could = bound.due[person];
        could > 0 && static_cast<double>(seats_.met(person)) / could < bound.least_share)
      return false;
  return costs_.plain() || report_of(model_.problem, seats_.seating()).weighted <= bound.weighted + weights_alike;
}

template class Anneal<KindPairs<std::uint8_t>>;
template class Anneal<KindPairs<std::uint16_t>>;
template class Anneal<DensePairs>;
template class Anneal<SparsePairs>;

}  // namespace kith::seating
