#include "seating/detail/golf.h"

#include <algorithm>
#include <cmath>

#include "seating/detail/golf_turn.h"

namespace kith::seating {
namespace {

constexpr int between_looks = 1024;     // proposals, at the clock
constexpr double hot = 1, cold = 0.15;  // in what one repeat more costs: times the order of the turn
constexpr std::int64_t a_seat = 2'000;  // proposals of a first run, for each seat to choose
constexpr int runs_a_doubling = 16;     // longer runs once short ones have not helped
constexpr int doublings_most = 8;
constexpr int least_seats = 3;  // at a table: with two nothing is left to choose

struct Runner {
  Turn turn;
  std::int64_t best = std::numeric_limits<std::int64_t>::max();
  int runs = 0;
};

class Search {
 public:
  Search(const Model& model, Budget& budget, Chance& chance, double until)
      : model_(model), budget_(budget), chance_(chance), until_(until) {
    std::vector<int> first{0};
    for (int table = 0; table < model.tables; ++table) first.push_back(first.back() + model.range(0, table).max);
    for (int order = 2; order <= std::min(model.rounds, model.people); ++order) {
      if (model.rounds % order != 0) continue;
      const int circles = model.people / order;
      runners_.push_back({Turn(first, model.rounds, order, circles)});
      if (circles > 1) runners_.push_back({Turn(first, model.rounds, order, circles - 1)});
    }
  }

  std::optional<Seating> run() {
    for (std::size_t next = 0; !runners_.empty() && going(); ++next) {
      run(next % 2 == 0 ? runners_[next / 2 % runners_.size()] : *leader());
    }
    return std::move(best_);
  }

 private:
  bool going() const { return budget_.done() < until_ && !budget_.stopped() && least_repeats_ > model_.bound.repeats; }

  std::vector<Runner>::iterator leader() {
    return std::ranges::min_element(runners_, {}, [](const Runner& r) { return std::pair(r.best, r.runs); });
  }

  // One cooling from a plan by chance.
  void run(Runner& runner) {
    auto& turn = runner.turn;
    const int doublings = std::min(runner.runs++ / runs_a_doubling, doublings_most);
    const auto length = (a_seat * turn.seats()) << doublings;
    turn.shuffle(chance_);
    note(runner);
    for (std::int64_t done = 0; done < length && going(); done += between_looks) {
      const double share = static_cast<double>(done) / static_cast<double>(length);
      const double temperature = turn.order() * hot * std::pow(cold / hot, share);
      for (int i = 0; i < between_looks; ++i) {
        const int base = chance_.below(turn.bases());
        const int x = chance_.below(turn.people()), y = chance_.below(turn.people());
        if (turn.try_swap(base, x, y, temperature * exponential_(chance_)) && turn.repeats() < runner.best)
          note(runner);
      }
      budget_.spend(between_looks);
      if (budget_.progress_due()) budget_.tell(least_repeats_, 0);
    }
  }

  void note(Runner& runner) {
    runner.best = std::min(runner.best, runner.turn.repeats());
    if (runner.turn.repeats() >= least_repeats_) return;
    least_repeats_ = runner.turn.repeats();
    best_ = runner.turn.seating();
  }

  const Model& model_;
  Budget& budget_;
  Chance& chance_;
  double until_;
  Exponential exponential_;
  std::vector<Runner> runners_;
  std::int64_t least_repeats_ = std::numeric_limits<std::int64_t>::max();
  std::optional<Seating> best_;
};

bool rounds_are_alike(const Model& model) {
  for (int round = 0; round < model.rounds; ++round)
    for (int table = 0; table < model.tables; ++table) {
      const auto here = model.range(round, table), first = model.range(0, table);
      if (here.min != here.max || here.max != first.max || (here.max > 0 && here.max < least_seats)) return false;
    }
  return true;
}

}  // namespace

bool is_golf(const Model& model, const Costs& costs) {
  if (!costs.plain() || model.first > 0 || !model.blocks.empty() || model.bound.sit_outs > 0) return false;
  if (std::ranges::any_of(model.apart, [](const auto& rules) { return !rules.empty(); })) return false;
  if (std::ranges::any_of(model.places, [](const Place& place) { return place.kind != Place::Loose; })) return false;
  return rounds_are_alike(model);
}

std::optional<Seating> symmetric_plan(const Model& model, Budget& budget, Chance& chance, double until) {
  return Search(model, budget, chance, until).run();
}

}  // namespace kith::seating
