// Whom one met at a day: the tables of the rounds that took place (domain/round.h). For: "whom did I meet", the story
// of a contact. One transaction.
#pragma once
#include <vector>

#include "app/days/entry.h"

namespace kith::app {

// A table somebody sat at, with the others there by the numbers of their seats.
struct Situation {
  std::string part_title;  // empty: what the kind of part is called
  std::int64_t round = 0;
  std::int64_t table = 0;
  std::int64_t card = 0;  // that lay there (app/days/cards.h)
  std::vector<std::int64_t> others;
};

// In the order in which they happened.
Result<std::vector<Situation>> situations_of(store::Tx& tx, const WholeDay& whole, std::int64_t seat_number);
// Those that the two shared.
std::vector<Situation> shared_with(const std::vector<Situation>& situations, std::int64_t other_number);
Result<bool> have_begun(store::Tx& tx, const WholeDay& whole);

}  // namespace kith::app
