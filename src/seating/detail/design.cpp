#include "seating/detail/design.h"

#include <algorithm>
#include <cstdint>

#include "seating/detail/designs/arrays.h"
#include "seating/detail/designs/build_up.h"
#include "seating/detail/designs/geometry.h"
#include "seating/detail/designs/offsets.h"
#include "seating/detail/designs/published.h"
#include "seating/detail/designs/starters.h"
#include "seating/detail/galois.h"

namespace kith::seating {
namespace {

constexpr int algebra_tables = 100;        // what is more than offsets is worth its time in smaller rooms
constexpr int every_round_there_is = 200;  // so that the best of them can be chosen when places are dropped

// Multipliers mod g whose differences d never give column * d = 0 for 0 < column < seats.
std::vector<int> multipliers(int g, int seats, int wanted) {
  std::vector<bool> collides(g, false);
  for (int d = 1; d < g; ++d)
    for (int column = 1; column < seats && !collides[d]; ++column) collides[d] = std::int64_t{column} * d % g == 0;
  std::vector<int> chosen;
  for (int m = 0; m < g && static_cast<int>(chosen.size()) < wanted; ++m)
    if (std::ranges::none_of(chosen, [&](int other) { return collides[m - other]; })) chosen.push_back(m);
  return chosen;
}

void add_offsets(Design& design, const std::vector<int>& by) {
  for (const int m : by) {
    for (int column = 0; column < design.seats; ++column)
      for (int row = 0; row < design.tables; ++row)
        design.table.push_back(static_cast<int>((row + std::int64_t{column} * m) % design.tables));
    ++design.rounds;
  }
}

// Rows are pairs (row in the field, rest); only the field's part is shifted.
void add_field_offsets(Design& design, const Field& field, int wanted) {
  const int q = field.size();
  for (int m = 0; m < std::min(q, wanted); ++m) {
    for (int column = 0; column < design.seats; ++column)
      for (int row = 0; row < design.tables; ++row)
        design.table.push_back(row / q * q + field.add(row % q, field.times(column, m)));
    ++design.rounds;
  }
}

// The first family whose rounds are enough, else that with the most.
class Choice {
 public:
  Choice(int people, int rounds) : people_(people), rounds_(rounds) {}
  int rounds() const { return best_.rounds; }
  bool enough() const { return best_.rounds >= rounds_; }

  void offer(const Design& design) {
    if (design.rounds <= best_.rounds) return;
    auto fitted = for_people(design, people_, rounds_);
    if (fitted.rounds > best_.rounds) best_ = std::move(fitted);
  }

  // In columns whose people never met there may be more rounds: each column fills its own tables.
  void offer_columns(Design design) {
    if (design.rounds > 0 && design.rounds < rounds_ && design.tables % design.seats == 0) {
      const auto inner = design_for(design.tables / design.seats, design.seats, rounds_ - design.rounds);
      add_columns(design, inner, rounds_);
    }
    offer(design);
  }

  Design best() && { return std::move(best_); }

 private:
  int people_;
  int rounds_;
  Design best_;
};

// Rows over a ring r, seats over a ring c: r * c differs enough wherever one of the two runs through a field's worth.
Design product_offsets(int tables, int seats, int rounds) {
  Design none{tables, seats, 0, 0, {}};
  if (tables > algebra_tables || seats > tables) return none;
  const auto ring = Ring::of_fields(tables);
  if (!ring) return none;
  const int few = ring->smallest_factor();
  Offsets offsets;
  for (int round = 0; round < (seats <= few ? tables : few); ++round) {
    offsets.emplace_back();
    for (int column = 0; column < seats; ++column)
      offsets.back().push_back(
          ring->times(seats <= few ? round : ring->diagonal(round), seats <= few ? ring->diagonal(column) : column));
  }
  return from_offsets(*ring, offsets, seats, rounds);
}

Design algebra(int tables, int seats, int rounds) {
  Design design{tables, seats, 0, 0, {}};
  const auto plain = multipliers(tables, seats, rounds);
  const int q = prime_power_in(tables, seats);
  if (q > static_cast<int>(plain.size()) && static_cast<int>(plain.size()) < rounds) {
    if (const auto field = Field::of(q)) add_field_offsets(design, *field, rounds);
  }
  if (design.rounds == 0) add_offsets(design, plain);
  design.offset_rounds = design.rounds;
  return design;
}

}  // namespace

Design design_for(int tables, int seats, int rounds) { return design_for_people(tables * seats, tables, rounds); }

Design design_for_people(int people, int tables, int rounds, Effort effort) {
  const int seats = (people + tables - 1) / tables;
  Choice choice(people, rounds);
  choice.offer_columns(algebra(tables, seats, rounds));
  if (choice.enough() || tables > algebra_tables || seats < 3) return std::move(choice).best();
  choice.offer_columns(product_offsets(tables, seats, rounds));
  choice.offer_columns(kept_offsets(tables, seats, rounds));
  choice.offer_columns(from_array(tables, seats, rounds));
  if (choice.enough()) return std::move(choice).best();
  choice.offer(from_kept_starter(tables, seats, every_round_there_is));
  choice.offer(from_published(tables, seats, every_round_there_is));
  choice.offer(from_hyperoval(tables, seats, every_round_there_is));
  choice.offer(from_unital(tables, seats, every_round_there_is));
  choice.offer(from_semiplane(tables, seats, every_round_there_is));
  if (choice.enough() || effort == Effort::Known) return std::move(choice).best();
  choice.offer(from_found_starter(tables, seats, every_round_there_is));
  if (choice.enough()) return std::move(choice).best();
  choice.offer(from_packing(tables, seats, every_round_there_is));
  if (!choice.enough()) choice.offer_columns(found_offsets(tables, seats, choice.rounds(), rounds));
  return std::move(choice).best();
}

}  // namespace kith::seating
