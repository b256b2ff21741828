#include "seating/detail/turn_search.h"

#include <algorithm>
#include <cmath>

namespace kith::seating {
namespace {

constexpr int between_looks = 1024;     // proposals, at the clock
constexpr double hot = 1, cold = 0.15;  // in what one pair less costs: times the order of the turn
constexpr std::int64_t a_seat = 2'000;  // proposals of a first run, for each seat to choose
constexpr int runs_a_doubling = 16;     // longer runs once short ones have not helped
constexpr int doublings_most = 8;

}  // namespace

void TurnSearch::add_turns(int least) {
  for (int order = least; order <= std::min(rounds_, people_); ++order) {
    if (rounds_ % order != 0) continue;
    const int circles = people_ / order;
    runners_.push_back({Turn(first_, rounds_, order, circles, people_, threes_), {}});
    if (circles > 1 && order > 1) runners_.push_back({Turn(first_, rounds_, order, circles - 1, people_, threes_), {}});
  }
}

void TurnSearch::add_begun(Seating rounds) {
  if (rounds.rounds < rounds_)
    runners_.push_back({Turn(first_, rounds_, 1, people_, people_, threes_), std::move(rounds)});
}

std::optional<Seating> TurnSearch::run(Missing enough, double until) {
  enough_ = enough;
  until_ = until;
  for (std::size_t next = 0; !runners_.empty() && going(); ++next)
    run(next % 2 == 0 ? runners_[next / 2 % runners_.size()] : *leader());
  return best_;
}

std::vector<TurnSearch::Runner>::iterator TurnSearch::leader() {
  return std::ranges::min_element(runners_, {}, [](const Runner& r) { return std::pair(r.best, r.runs); });
}

// One cooling from a plan by chance.
void TurnSearch::run(Runner& runner) {
  auto& turn = runner.turn;
  const int doublings = std::min(runner.runs++ / runs_a_doubling, doublings_most);
  const int settled = runner.begun.rounds, seats = turn.seats_a_round();
  const auto length = (a_seat * seats * (turn.bases() - settled)) << doublings;
  turn.shuffle(chance_, runner.begun);
  note(runner);
  for (std::int64_t done = 0; done < length && going(); done += between_looks) {
    const double share = static_cast<double>(done) / static_cast<double>(length);
    const double temperature = turn.order() * hot * std::pow(cold / hot, share);
    for (int i = 0; i < between_looks; ++i) {
      const int base = settled + chance_.below(turn.bases() - settled);
      const int x = chance_.below(seats), y = chance_.below(seats);
      if (turn.try_swap(base, x, y, temperature * exponential_(chance_)) && turn.missing() < runner.best) note(runner);
    }
    budget_.spend(between_looks);
    if (budget_.progress_due()) budget_.tell(std::max<std::int64_t>(turn.repeats_if(least_.pairs()), 0), 0);
  }
}

void TurnSearch::note(Runner& runner) {
  runner.best = std::min(runner.best, runner.turn.missing());
  if (runner.turn.missing() >= least_) return;
  least_ = runner.turn.missing();
  best_ = runner.turn.seating();
}

}  // namespace kith::seating
