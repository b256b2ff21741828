// The state of the search: who sits where, how often each pair meets, and what that costs, kept up with every move.
// For: anneal.h. A move is looked at in 2k reads (k = people at a table) and made in about 4k writes.
// Costs are in units of detail/costs.h. The bench is one more table, number `tables`, at which nobody meets.
#pragma once
#include <algorithm>
#include <vector>

#include "seating/detail/energy.h"
#include "seating/detail/model.h"
#include "seating/detail/pairs.h"
#include "seating/detail/table_talk.h"

namespace kith::seating {

template <class Pairs>
class Seats {
 public:
  struct Seat {
    std::int32_t stay = 0;  // what the person's meetings at this table cost, as saved when they leave
    std::uint16_t table = 0;
    std::uint16_t index = 0;  // in the table's list of members
  };
  struct Step {  // for replaying what happened
    std::uint16_t round, person, table;
  };

  Seats(const Model& model, Pairs& pairs) : model_(model), pairs_(pairs), tables_(model.tables), rounds_(model.rounds) {
    starts_.push_back(0);
    for (int round = 0; round < rounds_; ++round) {
      std::vector<int> room(tables_ + 1, 0);
      for (int table = 0; table < tables_; ++table) room[table] = model.range(round, table).max;
      for (int person = 0; person < model.people; ++person) {
        const auto& place = model.place(round, person);
        if (place.kind == Place::Fixed && place.table != no_table) ++room[place.table];  // a hand may overfill
        if (place.kind != Place::Away) ++room[tables_];
      }
      for (const int seats : room) starts_.push_back(starts_.back() + static_cast<std::size_t>(seats) + 1);
    }
    members_.resize(starts_.back());
    for (const auto& rules : model.apart) has_hard_.push_back(rules.empty() ? 0 : 1);
  }

  // What unfairness costs. Set nothing if it cannot differ.
  void set_fairness(Prices prices) { prices_ = std::move(prices); }
  // What languages cost at a table (table_talk.h).
  void set_talk(TableTalk talk) { talk_ = talk; }

  // Every seat that is not as in `home` costs `price`.
  void stay_near(const Seating& home, std::int32_t price) {
    away_price_ = price;
    home_.assign(static_cast<std::size_t>(model_.people) * rounds_, 0);
    for (int person = 0; person < model_.people; ++person)
      for (int round = 0; round < rounds_; ++round)
        home_[static_cast<std::size_t>(person) * rounds_ + round] = home.at(round, person);
  }

  void fill(const Seating& seating) {
    pairs_.forget();
    energy_ = {};
    seat_.assign(static_cast<std::size_t>(model_.people) * rounds_, Seat{0, nowhere, 0});
    sizes_.assign(static_cast<std::size_t>(rounds_) * (tables_ + 1), 0);
    met_.assign(model_.people, 0);
    out_.assign(model_.people, 0);
    if (!prices_.price.empty())
      for (int person = 0; person < model_.people; ++person) add_unfairness(price(person, 0));
    for (int person = 0; person < model_.people; ++person) {
      for (int round = 0; round < rounds_; ++round) {
        if (round >= model_.first && model_.place(round, person).kind == Place::Away) continue;
        const auto table = seating.at(round, person);
        sit(round, person, table == no_table ? tables_ : table);
      }
    }
    steps_.clear();
  }

  Seating seating() const {
    auto result = Seating::empty(model_.people, rounds_);
    for (int person = 0; person < model_.people; ++person)
      for (int round = 0; round < rounds_; ++round)
        if (const int t = table(round, person); t < tables_) result.at(round, person) = t;
    return result;
  }

  const Energy& energy() const { return energy_; }
  std::vector<Step>& steps() { return steps_; }
  int table(int round, int person) const { return seat(round, person).table; }
  bool on_bench(int round, int person) const { return table(round, person) == tables_; }
  int size(int round, int table) const { return sizes_.data()[row(round) + table]; }
  int member(int round, int table, int index) const { return members(round, table)[index]; }
  int bench() const { return tables_; }
  int out(int person) const { return out_[person]; }
  int met(int person) const { return met_.data()[person]; }
  std::int32_t price(int person, int met) const {
    return prices_.price.data()[prices_.begin.data()[person] + std::min(met, prices_.width - 1)];
  }
  Pairs& pairs() { return pairs_; }

  // What it would cost to exchange a and b, who are at different tables of this round, but for hard rules and fairness.
  std::int64_t swap_cost(int round, int a, int b) const {
    const auto& at_a = seat(round, a);
    const auto& at_b = seat(round, b);
    const auto row_a = pairs_.row(a), row_b = pairs_.row(b);
    std::int64_t cost = -std::int64_t{at_a.stay} - at_b.stay;
    if (at_b.table != tables_) cost += sum(row_a, round, at_b.table) - row_a.add(b);
    if (at_a.table != tables_) cost += sum(row_b, round, at_a.table) - row_b.add(a);
    if (!home_.empty()) {
      cost += away(round, a, at_b.table) - away(round, a, at_a.table);
      cost += away(round, b, at_a.table) - away(round, b, at_b.table);
    }
    return cost;
  }

  // Of those at table `to` whom `may` allows, the one whom it costs least to exchange for `a`, who has a seat
  // elsewhere; -1 if that is nobody, or more than `limit`. Whoever does not fit in at all is turned away after one
  // table's reading. Hard rules, languages, fairness, the bench and `home` are for the caller.
  template <class May>
  int cheapest_for(int round, int a, int to, std::int64_t limit, const May& may) const {
    const auto row_a = pairs_.row(a);
    const auto* member = members(round, to);
    const int from = table(round, a);
    const auto coming = std::int64_t{sum(row_a, round, to)} - seat(round, a).stay;
    int best = -1;
    for (int i = 0; i < size(round, to); ++i) {
      const int other = member[i];
      const auto half = coming - row_a.add(other) - seat(round, other).stay;
      if (half > limit || !may(other)) continue;
      const auto row = pairs_.row(other);
      const auto cost = half + sum(row, round, from) - row.add(a);
      if (cost > limit) continue;
      limit = cost;
      best = other;
    }
    return best;
  }

  std::int64_t transfer_cost(int round, int a, int to) const {
    const auto cost = std::int64_t{sum(pairs_.row(a), round, to)} - seat(round, a).stay;
    return home_.empty() ? cost : cost + away(round, a, to) - away(round, a, table(round, a));
  }

  // Hard rules gained less hard rules lost if `a` goes to `to` while `leaving` (or -1) goes away from there.
  std::int64_t hard_cost(int round, int a, int to, int leaving) const {
    std::int64_t cost = 0;
    const int from = table(round, a);
    for (const auto& rule : model_.apart.data()[a]) {
      if (rule.round != every_round && rule.round != round) continue;
      const int other = table(round, rule.other);
      if (other == from && from != tables_) cost -= rule.weight;
      if (other == to && to != tables_ && rule.other != leaving) cost += rule.weight;
    }
    return cost;
  }
  bool has_hard(int a) const { return has_hard_.data()[a] != 0; }

  // What the languages of both tables say to the exchange of a and b, on top of swap_cost().
  std::int64_t talk_cost(int round, int a, int b) const {
    if (!talk_.matters()) return 0;
    const auto change = [&](int at, int leaves, int comes) {
      return at == tables_ ? 0 : talk_.cost(people_at(round, at), leaves, comes) - talk_.cost(people_at(round, at));
    };
    return change(table(round, a), a, b) + change(table(round, b), b, a);
  }
  // The most that languages can save: an exchange at each of two tables one person, a move at one.
  std::int64_t talk_slack(int tables) const { return std::int64_t{tables} * talk_.price(); }

  // What fairness says to the exchange of a and b.
  std::int64_t fairness_cost(int round, int a, int b) const {
    if (prices_.price.empty()) return 0;
    const int ta = table(round, a), tb = table(round, b);
    int change_a = 0, change_b = 0;
    std::int64_t cost = 0;
    const auto one_side = [&](int at, int leaves, int comes, int& change_leaves, int& change_comes) {
      if (at == tables_) return;
      const auto* member = members(round, at);
      for (int i = 0; i < size(round, at); ++i) {
        const int x = member[i];
        if (x == leaves) continue;
        int change = 0;
        if (pairs_.count(leaves, x) == 1 && pairs_.fresh(leaves, x)) {
          --change;
          --change_leaves;
        }
        if (pairs_.count(comes, x) == 0 && pairs_.fresh(comes, x)) {
          ++change;
          ++change_comes;
        }
        if (change != 0) cost += price(x, met(x) + change) - price(x, met(x));
      }
    };
    one_side(ta, a, b, change_a, change_b);
    one_side(tb, b, a, change_b, change_a);
    cost += price(a, met(a) + change_a) - price(a, met(a));
    cost += price(b, met(b) + change_b) - price(b, met(b));
    return cost;
  }

  void move(int round, int person, int to) {
    leave(round, person);
    sit(round, person, to);
    steps_.push_back(
        {static_cast<std::uint16_t>(round), static_cast<std::uint16_t>(person), static_cast<std::uint16_t>(to)});
  }

  void swap(int round, int a, int b) {
    const int ta = table(round, a), tb = table(round, b);
    leave(round, a);
    leave(round, b);
    sit(round, a, tb);
    sit(round, b, ta);
    for (const int person : {a, b})
      steps_.push_back({static_cast<std::uint16_t>(round), static_cast<std::uint16_t>(person),
                        static_cast<std::uint16_t>(table(round, person))});
  }

  // Hears of every pair whose meeting costs something the moment it comes about, and of every pair that earns by
  // meeting the moment it no longer does.
  template <class Listener>
  void listen(Listener* listener) {
    on_bad_ = [](void* to, int a, int b) { static_cast<Listener*>(to)->bad_pair(a, b); };
    on_missed_ = [](void* to, int a, int b) { static_cast<Listener*>(to)->missed_pair(a, b); };
    listener_ = listener;
  }

 private:
  static constexpr std::uint16_t nowhere = 0xffff;

  std::size_t row(int round) const { return static_cast<std::size_t>(round) * (tables_ + 1); }
  const Seat& seat(int round, int person) const {
    return seat_.data()[static_cast<std::size_t>(person) * rounds_ + round];
  }
  Seat& seat(int round, int person) { return seat_.data()[static_cast<std::size_t>(person) * rounds_ + round]; }

  // Somebody new has no home; the bench is nobody's.
  std::int64_t away(int round, int person, int at) const {
    const auto home = home_.data()[static_cast<std::size_t>(person) * rounds_ + round];
    return home == no_table || home == at ? 0 : away_price_;
  }

  const std::uint16_t* members(int round, int at) const { return members_.data() + starts_.data()[row(round) + at]; }
  std::uint16_t* members(int round, int at) { return members_.data() + starts_.data()[row(round) + at]; }
  std::span<const std::uint16_t> people_at(int round, int at) const {
    return {members(round, at), static_cast<std::size_t>(size(round, at))};
  }

  template <class Row>
  std::int32_t sum(const Row& of, int round, int at) const {
    const auto* member = members(round, at);
    const int count = size(round, at);
    std::int32_t result = 0;
    for (int i = 0; i < count; ++i) result += of.add(member[i]);
    return result;
  }

  void sit(int round, int person, int at) {
    auto& mine = seat(round, person);
    auto* member = members(round, at);
    auto& size = sizes_.data()[row(round) + at];
    count_talk(round, at, -1);
    if (at == tables_) {
      ++out_[person];
    } else {
      for (int i = 0; i < size; ++i) meet(round, person, member[i]);
      count_hard(round, person, at, 1);
    }
    if (!home_.empty()) energy_.soft += away(round, person, at);
    mine.table = static_cast<std::uint16_t>(at);
    mine.index = static_cast<std::uint16_t>(size);
    member[size++] = static_cast<std::uint16_t>(person);
    count_talk(round, at, 1);
  }

  void leave(int round, int person) {
    auto& mine = seat(round, person);
    const int at = mine.table;
    if (!home_.empty()) energy_.soft -= away(round, person, at);
    count_talk(round, at, -1);
    auto* member = members(round, at);
    auto& size = sizes_.data()[row(round) + at];
    const auto last = member[--size];
    member[mine.index] = last;
    seat(round, last).index = mine.index;
    mine.table = nowhere;
    count_talk(round, at, 1);
    if (at == tables_) {
      --out_[person];
      return;
    }
    count_hard(round, person, at, -1);
    for (int i = 0; i < size; ++i) part(round, person, member[i]);
  }

  void count_talk(int round, int at, int sign) {
    if (talk_.matters() && at != tables_) energy_.soft += sign * talk_.cost(people_at(round, at));
  }

  void count_hard(int round, int person, int at, int sign) {
    for (const auto& rule : model_.apart.data()[person])
      if ((rule.round == every_round || rule.round == round) && table(round, rule.other) == at)
        energy_.hard += sign * rule.weight;
  }

  void meet(int round, int a, int b) {
    const auto [cost, before] = pairs_.count_one(a, b, 1);
    const auto saved = saving(cost, before + 1);
    seat(round, a).stay += saved;
    seat(round, b).stay += saved;
    energy_.soft += cost.each;
    if (before == 0) {
      energy_.soft += cost.first;
      if (!cost.known) meet_new(a, b, 1);
    } else {
      ++energy_.repeats;
      energy_.over_and_over += twos_of(before);
      energy_.again += pairs_.again()[before];
      elsewhere(round, a, b, before, saved - saving(cost, before));
    }
    if (on_bad_ && (before > 0 || cost.each > 0)) on_bad_(listener_, a, b);
  }

  void part(int round, int a, int b) {
    const auto [cost, before] = pairs_.count_one(a, b, -1);
    const auto saved = saving(cost, before);
    seat(round, a).stay -= saved;
    seat(round, b).stay -= saved;
    energy_.soft -= cost.each;
    if (before == 1) {
      energy_.soft -= cost.first;
      if (cost.first < 0 && on_missed_) on_missed_(listener_, a, b);
      if (!cost.known) meet_new(a, b, -1);
    } else {
      --energy_.repeats;
      energy_.over_and_over -= twos_of(before - 1);
      energy_.again -= pairs_.again()[before - 1];
      elsewhere(round, a, b, before - 1, saving(cost, before - 1) - saved);
    }
  }

  void meet_new(int a, int b, int by) {
    if (!prices_.price.empty())
      add_unfairness(price(a, met(a) + by) - price(a, met(a)) + price(b, met(b) + by) - price(b, met(b)));
    met_.data()[a] += by;
    met_.data()[b] += by;
  }

  void add_unfairness(std::int64_t units) {
    energy_.soft += units;
    energy_.unfair += units;
  }

  // What one of `count` meetings less saves.
  std::int32_t saving(const PairCost& cost, int count) const {
    return cost.each + (count > 1 ? pairs_.again()[count - 1] : cost.first);
  }

  // The `many` other rounds in which a and b sit together: what leaving would save there has changed.
  void elsewhere(int round, int a, int b, int many, std::int32_t by) {
    if (by == 0) return;
    for (int r = 0; r < rounds_; ++r) {
      auto& of_a = seat(r, a);
      auto& of_b = seat(r, b);
      if (r == round || of_a.table != of_b.table || of_a.table >= tables_) continue;
      of_a.stay += by;
      of_b.stay += by;
      if (--many == 0) return;
    }
  }

  const Model& model_;
  Pairs& pairs_;
  int tables_;
  int rounds_;
  std::vector<std::size_t> starts_;  // [round * (tables + 1) + table]: where its members begin
  std::vector<std::uint16_t> members_;
  std::vector<std::uint8_t> has_hard_;  // of each person
  std::vector<std::int32_t> sizes_;     // [round * (tables + 1) + table]
  std::vector<Seat> seat_;              // [person * rounds + round]
  std::vector<std::int32_t> met_;       // new people met, of each person
  std::vector<std::int32_t> out_;       // rounds sat out, of each person
  Prices prices_;
  TableTalk talk_;
  std::vector<std::int32_t> home_;  // [person * rounds + round], or empty
  std::int32_t away_price_ = 0;
  Energy energy_;
  std::vector<Step> steps_;
  void (*on_bad_)(void*, int, int) = nullptr;
  void (*on_missed_)(void*, int, int) = nullptr;
  void* listener_ = nullptr;
};

}  // namespace kith::seating
