// Which place of a design each person takes: any assignment keeps a design free of repeats, so that annealing over
// assignments serves company, acquaintances, wishes, languages, hosts and rules at no price.
// For: search.cpp, where most pairs meet and exchanging single seats would only break the design.
// A quadratic assignment problem; an exchange of two people is looked at in 2 * rounds * (seats - 1) reads. Tables are
// named last, round by round, so that hosts and hand-set seats are where they have to be.
#pragma once
#include <vector>

#include "seating/detail/budget.h"
#include "seating/detail/chance.h"
#include "seating/detail/costs.h"
#include "seating/detail/design.h"
#include "seating/detail/model.h"

namespace kith::seating {

inline constexpr int relabel_people = 1'500;  // a row of all pairs for each: nine megabytes

class Relabel {
 public:
  Relabel(const Model& model, const Costs& costs, const Design& design, Chance& chance);

  // Anneals until this share of the budget is used, or the best that can be is reached.
  void run(Budget& budget, double until, double hot, double cold);
  // Where everybody would sit: what seated() of start.h takes. The best assignment so far.
  Seating wish() const;

 private:
  struct Met {
    std::int32_t place;
    std::int32_t round;
  };
  std::int32_t& cost(int a, int b) { return cost_[static_cast<std::size_t>(a) * people_ + b]; }
  void fill_costs();
  void find_room_for_rules(Budget& budget, double until);
  bool rules_are_kept() const;
  void propose(double temperature, const Exponential& exponential);
  void anneal(Budget& budget, double until, double hot, double cold);
  void keep_hosts_apart();
  void find_neighbours();
  std::int64_t delta(int a, int b) const;
  std::int64_t total() const;
  std::int64_t cost_at(int person, const std::vector<Met>& near) const;
  std::int64_t change_at(const std::vector<Met>& near, int goes, int comes) const;
  void exchange(int a, int b);
  std::vector<int> names(int round) const;

  const Model& model_;
  const Costs& costs_;
  const Design& design_;
  Chance& chance_;
  int people_;
  bool all_there_ = true;
  int wanted_ = 0;                      // pairs that rules bring together, from either side
  std::vector<std::int32_t> cost_;      // [a * people + b], of a meeting
  std::vector<std::vector<Met>> near_;  // of each place: the places it meets
  std::vector<std::int16_t> round_of_;  // [place * people + place]: in which two meet
  std::vector<std::int32_t> place_of_;  // of each person
  std::vector<std::int32_t> who_;       // of each place
  std::vector<std::int32_t> best_place_of_;
  std::int64_t now_ = 0;
  std::int64_t best_ = 0;
};

}  // namespace kith::seating
