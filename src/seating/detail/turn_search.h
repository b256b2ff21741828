// Plans in which as many pairs as can be meet, found among those that look the same after a turn of the people: if
// everybody takes the next place in their circle, each round becomes another round of the plan.
// For: golf.cpp and meet_everyone.cpp, where most pairs have to meet and no construction is known or wanted.
// A turn of order m leaves one round of every m to choose, and one of about m pairs to count: annealing that is lost
// among all plans finds its way among these. Which turns suit a room is not known before: all that are added are tried
// in turn, and half of the time goes to the best so far. Kaski and Oestergard, Classification Algorithms for Codes and
// Designs (2006), chapter 9, call it prescribing automorphisms.
// Deterministic for a seed and a number of proposals. One thread.
#pragma once
#include <limits>
#include <optional>
#include <vector>

#include "seating/detail/budget.h"
#include "seating/detail/turn.h"

namespace kith::seating {

class TurnSearch {
 public:
  // `first` is where the seats of each table begin, and at the end how many there are; some may stay empty.
  TurnSearch(std::vector<int> first, int rounds, int people, Budget& budget, Chance& chance)
      : first_(std::move(first)), rounds_(rounds), people_(people), budget_(budget), chance_(chance) {}

  // Turns of all orders from `least` on that divide the rounds.
  void add_turns(int least);
  // No turn, but the first rounds are these; they tell a table for each seat, the empty ones last.
  void add_begun(Seating rounds);

  // The best plan found while no more than this share of the budget is used, or the first in which so few pairs do not
  // meet; nothing if nothing was added.
  std::optional<Seating> run(std::int64_t enough_unmet, double until);
  std::int64_t unmet() const { return least_unmet_; }

 private:
  struct Runner {
    Turn turn;
    Seating begun;
    std::int64_t best = std::numeric_limits<std::int64_t>::max();
    int runs = 0;
  };

  bool going() const { return budget_.done() < until_ && !budget_.stopped() && least_unmet_ > enough_; }
  std::vector<Runner>::iterator leader();
  void run(Runner& runner);
  void note(Runner& runner);

  std::vector<int> first_;
  int rounds_, people_;
  Budget& budget_;
  Chance& chance_;
  Exponential exponential_;
  std::vector<Runner> runners_;
  std::int64_t enough_ = 0;
  double until_ = 1;
  std::int64_t least_unmet_ = std::numeric_limits<std::int64_t>::max();
  std::optional<Seating> best_;
};

}  // namespace kith::seating
