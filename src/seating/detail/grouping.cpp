#include "seating/detail/grouping.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "seating/detail/grouping_seats.h"

namespace kith::seating {
namespace {

constexpr std::int32_t far_below = -(1 << 29);  // no gain, loss or slack comes near
constexpr int slacks = 4096;                    // exponential numbers, drawn once and read from a random place on
constexpr std::int64_t look = 1 << 14;          // proposals between looks at the clock
constexpr int scout_steps = 48;                 // temperatures of the first look, each a tenth below the last
constexpr double scout_share = 0.05;            // of the budget

constexpr double first_share = 0.6;  // of the budget for the slow cooling; what is left is shared by the others
constexpr int reheats = 2;

// Of the people looked at, how many find a worse place that they take: found by trying on made problems.
constexpr double melts = 0.5;
constexpr double softens = 0.2;
constexpr double freezes = 0.01;

class Grouping {
 public:
  Grouping(const Model& model, const Costs& costs, Budget& budget, Chance& chance, const Seating& start)
      : budget_(budget), chance_(chance), start_(start), seats_(set_up(model, costs)) {
    std::vector<std::int32_t> table;
    for (const int person : person_) table.push_back(start.at(0, person));
    seats_.fill(table);
    best_ = table;
    best_total_ = seats_.total();
    const double rounding = 0.5 * static_cast<double>(model.bound.pairs) + 1;
    target_ = static_cast<std::int64_t>(-model.bound.weighted * costs.unit() - rounding);
    there_.resize(seats_.tables());
    gain_.resize(movers_);
    exponential_.resize(slacks + movers_);
    for (auto& x : exponential_) x = static_cast<float>(-std::log(1 - chance_.share()));
    slack_.resize(exponential_.size());
  }

  Seating run() {
    if (movers_ > 0 && seats_.tables() > 1 && !reached()) {
      scout();
      cool(hot_, first_share);

      for (int i = 1; i <= reheats; ++i) {
        seats_.fill(best_);
        cool(warm_, first_share + (1 - first_share) * i / reheats);
      }
      climb();
    }
    Seating result = start_;
    for (std::size_t i = 0; i < person_.size(); ++i) result.at(0, person_[i]) = best_[i];
    return result;
  }

 private:
  // Who takes part, those who may move first, and what they gain from each other.
  GroupingSeats set_up(const Model& model, const Costs& costs) {
    std::vector<int> fixed;
    for (int person = 0; person < model.people; ++person) {
      if (start_.at(0, person) == no_table) continue;
      (model.place(0, person).kind == Place::Loose ? person_ : fixed).push_back(person);
    }
    movers_ = static_cast<int>(person_.size());
    person_.insert(person_.end(), fixed.begin(), fixed.end());
    const auto people = person_.size();
    DensePairs pairs(model.people);
    costs.fill(pairs);
    std::vector<std::int32_t> between(people * people, 0);
    for (std::size_t a = 0; a < people; ++a)
      for (std::size_t b = 0; b < a; ++b) {
        const auto cost = pairs.cost(person_[a], person_[b]);
        between[a * people + b] = between[b * people + a] = -cost.each - cost.first;
        if (const auto size = std::abs(between[a * people + b]); size > 0) {
          largest_ = std::max(largest_, size);
          least_ = least_ == 0 ? size : std::min(least_, size);
        }
      }
    std::vector<int> least, most;
    for (int table = 0; table < model.tables; ++table) {
      least.push_back(model.range(0, table).min);
      most.push_back(model.range(0, table).max);
    }
    return {static_cast<int>(people), std::move(between), std::move(least), std::move(most)};
  }

  bool reached() const { return best_total_ >= target_; }

  void set_temperature(double units) {
    for (std::size_t i = 0; i < slack_.size(); ++i)
      slack_[i] = static_cast<std::int32_t>(std::min<double>(units * exponential_[i], -far_below));
  }

  // Cools until every person finds a change for the worse about as seldom as in ice, and notes when what happened.
  // All but the coldest problems are ice before the last step.
  void scout() {
    double units = largest_;
    hot_ = warm_ = cold_ = units;
    for (int step = 1; step <= scout_steps && budget_.done() < scout_share && !budget_.stopped(); ++step) {
      set_temperature(units);
      const double rate = steps_until(scout_share * step / scout_steps);
      if (rate >= melts) hot_ = units;
      if (rate >= softens) warm_ = units;
      if (rate >= freezes) cold_ = units;
      if (rate < freezes / 4) break;
      units *= 0.9;
    }
    cold_ = std::max(cold_ * 0.9, 0.02 * least_);
  }

  void cool(double from, double until) {
    const double begun = budget_.done(), span = until - begun;
    while (budget_.done() < until && !budget_.stopped()) {
      set_temperature(from * std::pow(cold_ / from, (budget_.done() - begun) / span));
      steps_until(0);
    }
  }

  // At least until the next look at the clock. Answers the share of people who took a change for the worse.
  double steps_until(double done) {
    std::int64_t people = 0;
    worse_ = 0;
    do {
      const auto count = look / movers_ + 1;
      for (std::int64_t i = 0; i < count; ++i) step();
      people += count;
      budget_.spend(count * movers_);
      if (reached()) budget_.stop();
      if (budget_.progress_due()) budget_.tell(0, 0);
    } while (budget_.done() < done && !budget_.stopped());
    return static_cast<double>(worse_) / static_cast<double>(people);
  }

  // One person looks at all others and at all tables with room, and takes one of what is good enough.
  void step() {
    const int a = chance_.below(movers_);
    const auto* slack = slack_.data() + chance_.below(slacks);
    const int found = look_around(a, slack);
    if (found > 0) change(a, chance_.below(found));
  }

  int look_around(int a, const std::int32_t* slack) {
    const int at = seats_.table(a);
    for (int table = 0; table < seats_.tables(); ++table) there_.data()[table] = seats_.gain(table, a);
    const auto base = there_[at];
    there_[at] = far_below;
    int found = scan_row(
        movers_, {seats_.gains(at), seats_.own(), seats_.between(a), seats_.table().data(), there_.data(), slack, base},
        gain_.data());
    rooms_.clear();
    if (seats_.may_leave(a))
      for (int table = 0; table < seats_.tables(); ++table)
        if (seats_.has_room(table) && there_[table] - base + slack[table % movers_] >= 0) rooms_.push_back(table);
    return found + static_cast<int>(rooms_.size());
  }

  void change(int a, int which) {
    const auto before = seats_.total();
    if (which < static_cast<int>(rooms_.size())) {
      seats_.move(a, rooms_[which]);
    } else {
      which -= static_cast<int>(rooms_.size());
      int b = 0;
      while (gain_.data()[b] < 0 || which-- > 0) ++b;
      seats_.swap(a, b);
    }
    worse_ += seats_.total() < before;
    if (seats_.total() <= best_total_) return;
    best_total_ = seats_.total();
    best_ = seats_.table();
  }

  // From the best plan on, whatever still gains.
  void climb() {
    seats_.fill(best_);
    std::ranges::fill(slack_, -1);
    for (bool again = true; again;) {
      again = false;
      for (int a = 0; a < movers_; ++a) {
        if (look_around(a, slack_.data()) == 0) continue;
        change(a, 0);
        again = true;
      }
    }
  }

  Budget& budget_;
  Chance& chance_;
  const Seating& start_;
  std::vector<int> person_;  // the problem's number of each person here
  int movers_ = 0;
  std::int32_t largest_ = 0, least_ = 0;  // that two can gain or lose, but for nothing
  GroupingSeats seats_;
  std::vector<std::int32_t> best_;
  std::int64_t best_total_ = 0, target_ = 0;
  std::vector<float> exponential_;
  std::vector<std::int32_t> slack_, there_, gain_;
  std::vector<int> rooms_;
  std::int64_t worse_ = 0;
  double hot_ = 0, warm_ = 0, cold_ = 0;
};

// Sizes that differ by one in every plan leave the smallest share what it is.
bool sizes_are_settled(const Model& model) {
  const SeatRange* some = nullptr;
  for (const auto& range : model.seats) {
    if (range.max == 0) continue;
    if (range.max > range.min + 1 || (some && (some->min != range.min || some->max != range.max))) return false;
    some = &range;
  }
  return true;
}

}  // namespace

bool is_grouping(const Model& model, const Costs& costs) {
  if (model.rounds != 1 || model.first != 0 || costs.plain()) return false;
  if (model.bound.sit_outs > model.bound.by_hand) return false;
  if (!model.blocks.empty() || !model.problem.known.empty()) return false;
  if (!model.problem.languages.spoken.empty() && model.problem.languages.weight > 0) return false;
  if (std::ranges::any_of(model.apart, [](const auto& rules) { return !rules.empty(); })) return false;
  return !model.uneven || sizes_are_settled(model);
}

Seating best_grouping(const Model& model, const Costs& costs, Budget& budget, Chance& chance, const Seating& start) {
  return Grouping(model, costs, budget, chance, start).run();
}

}  // namespace kith::seating
