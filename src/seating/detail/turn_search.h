// Plans in which as many pairs as can be meet, found among those that look the same after a turn of the people: if
// everybody takes the next place in their circle, each round becomes another round of the plan.
// For: golf.cpp and meet_everyone.cpp, where most pairs have to meet and no construction is known or wanted.
// A turn of order m leaves one round of every m to choose, and one of about m pairs to count: annealing that is lost
// among all plans finds its way among these. Which turns suit a room is not known before: all that are added are tried
// in turn, and half of the time goes to the best so far. Kaski and Oestergard, Classification Algorithms for Codes and
// Designs (2006), chapter 9, call it prescribing automorphisms.
// Deterministic for a seed and a number of proposals. One thread.
#pragma once
#include <optional>
#include <vector>

#include "seating/detail/budget.h"
#include "seating/detail/turn.h"

namespace kith::seating {

class TurnSearch {
 public:
  // `first` is where the seats of each table begin, and at the end how many there are; some may stay empty.
  // `threes`: of plans in which as many pairs meet, those in which nobody meets again and again are better.
  TurnSearch(std::vector<int> first, int rounds, int people, bool threes, Budget& budget, Chance& chance)
      : first_(std::move(first)), rounds_(rounds), people_(people), threes_(threes), budget_(budget), chance_(chance) {}

  // Turns of all orders from `least` on that divide the rounds.
  void add_turns(int least);
  // No turn, but the first rounds are these; they tell a table for each seat, the empty ones last.
  void add_begun(Seating rounds);

  // The best plan found while no more than this share of the budget is used, or the first in which so little is
  // missing; nothing if nothing was added.
  std::optional<Seating> run(Missing enough, double until);
  std::int64_t unmet() const { return least_.pairs(); }

 private:
  inline static const Missing everything{std::int64_t{1} << 30};
  struct Runner {
    Turn turn;
    Seating begun;
    Missing best = everything;
    int runs = 0;
  };

  bool going() const { return budget_.done() < until_ && !budget_.stopped() && least_ > enough_; }
  std::vector<Runner>::iterator leader();
  void run(Runner& runner);
  void note(Runner& runner);

  std::vector<int> first_;
  int rounds_, people_;
  bool threes_;
  Budget& budget_;
  Chance& chance_;
  Exponential exponential_;
  std::vector<Runner> runners_;
  Missing enough_;
  double until_ = 1;
  Missing least_ = everything;
  std::optional<Seating> best_;
};

}  // namespace kith::seating
