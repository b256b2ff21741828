// Simulated annealing over seats: exchanges, moves to a free seat, blocks, the bench, and people who change lives.
// For: search.cpp. One object serves one plan(); it remembers the best seating it has passed through.
// While there are repeats that can be helped, half of the proposals begin at a pair whose meeting costs something, then
// a sixteenth, and many at a wish not yet met, of which a list is kept: once both are rare, nearly all others would
// touch nothing that matters (Dotu and Van Hentenryck, CPAIOR 2005). Whoever moves is drawn together with a table, and
// changes places with whoever costs least there.
#pragma once
#include <cmath>
#include <limits>
#include <optional>
#include <vector>

#include "seating/detail/budget.h"
#include "seating/detail/chance.h"
#include "seating/detail/costs.h"
#include "seating/detail/seats.h"

namespace kith::seating {

// A stretch of the search: the temperature falls from `hot` to `cold` until the share `until` of the budget is used.
struct Leg {
  double until = 1;
  double hot = 1;  // in units of Costs
  double cold = 0.1;
  bool keeps_design = false;  // people change places in it, seats hardly at all
};

template <class Pairs>
class Anneal {
 public:
  Anneal(const Model& model, const Costs& costs, Pairs& pairs, Budget& budget, Chance& chance);

  // Every seat that is not as in `home` costs this share of what the dearest pair does. Before begin().
  void stay_near(const Seating& home, double price) {
    keeps_near_ = true;
    seats_.stay_near(home, costs_.units(price * std::max(costs_.largest(), 1.0)));
  }
  // Begins anew from this seating, or from the best one so far.
  void begin(const Seating& from);
  void begin_at_best() { begin(best()); }
  void run(const Leg& leg);
  // The best seating so far is proved to be best.
  bool reached() const { return reached_; }
  bool can_move() const { return !rounds_.empty() || !model_.blocks.empty(); }
  Seating best();
  // What Seats tells.
  void bad_pair(int a, int b) { bad_.push_back({static_cast<std::uint16_t>(a), static_cast<std::uint16_t>(b)}); }
  void missed_pair(int a, int b) { missed_.push_back({static_cast<std::uint16_t>(a), static_cast<std::uint16_t>(b)}); }

  const Energy& best_energy() const { return best_energy_; }

 private:
  struct Two {
    std::uint16_t a, b;
  };
  // Shares of proposals, in 1/256.
  struct Mixture {
    int bad = 0, wish = 0, transfer = 0, block = 0, life = 0, fair = 0;
    bool repeats_count = false;  // there are some that can be helped
  };

  void step();
  void swap_anyone();
  void swap_to_some_table(int round, int a);
  void swap_with_cheapest(int round, int a, int to, std::int64_t limit, int kept = -1);  // but not with `kept`
  void swap_bad();
  void swap_wish();
  void transfer();
  void move_block();
  void change_lives();
  void be_fair();
  void try_swap(int round, int a, int b, std::int64_t limit);
  bool may_leave_bench(int round, int a, int b) const;
  std::int64_t swap_hard_cost(int round, int a, int b) const;
  std::int64_t life_cost(int a, int b) const;
  std::int64_t life_hard_cost(int a, int b) const;
  void swap_lives(int a, int b);
  bool moves(int round, int person) const {
    return moves_.data()[static_cast<std::size_t>(round) * model_.people + person] != 0;
  }
  int some_mover(int round) { return movers_[round][chance_.below(static_cast<int>(movers_[round].size()))]; }
  static std::int64_t worth(const Energy& energy) { return energy.again + energy.soft; }
  std::int64_t allowed() { return static_cast<std::int64_t>(temperature_ * exponential_(chance_)); }

  bool at_bound() const;  // the seating at hand; units are rounded, so that the last word has the report
  void note();            // after every accepted move
  void fold_steps();      // brings the remembered seating forward
  void find_missed();     // and of those who wish to meet
  std::optional<Two> some_missed();
  void forget_stale();  // rebuilds the list of bad pairs
  void find_movers();
  Mixture mixture(bool keeps_design) const;

  const Model& model_;
  const Costs& costs_;
  Pairs& pairs_;
  Budget& budget_;
  Chance& chance_;
  Seats<Pairs> seats_;
  Exponential exponential_;
  double temperature_ = 1;
  Mixture mixture_;
  bool keeps_near_ = false;  // to an older plan

  std::vector<int> rounds_;                         // in which something can move
  std::vector<std::uint8_t> moves_;                 // [round * people + person]: may be seated elsewhere, alone
  std::vector<std::vector<std::uint16_t>> movers_;  // of each round: single people who may move
  std::vector<std::vector<std::uint16_t>> open_;    // of each round: tables in use
  std::vector<std::uint16_t> whole_;                // people who may change lives with each other
  std::vector<Two> wishes_;                         // pairs that earn something when they meet
  std::vector<Two> missed_;                         // of them those that do not meet, or did not lately
  std::vector<Two> bad_;                            // pairs that meet at a cost, or did so lately
  std::size_t bad_most_ = 0;

  std::int64_t target_ = 0;  // more units than this are more than the least weighted sum, however they were rounded
  bool reached_ = false;
  Energy best_energy_;
  Seating saved_;  // the best seating is this one and the first best_at_ steps
  std::size_t best_at_ = 0;
  bool detached_ = false;  // the steps no longer lead from `saved_` to the seating at hand
};

extern template class Anneal<KindPairs<std::uint8_t>>;
extern template class Anneal<KindPairs<std::uint16_t>>;
extern template class Anneal<DensePairs>;
extern template class Anneal<SparsePairs>;

}  // namespace kith::seating
