#include "app/days/met/meetings.h"

#include <algorithm>

#include "app/days/cards.h"

namespace kith::app {

Result<std::vector<Situation>> situations_of(store::Tx& tx, const WholeDay& whole, std::int64_t seat_number) {
  std::vector<Situation> situations;
  for (const auto& part : whole.parts) {
    if (part.kind != PartKind::Rounds) continue;
    KITH_TRY(const auto rounds, store::rounds::of_part(tx, part.id));
    for (const auto& round : rounds) {
      const auto table = table_in(round, seat_number);
      if (took_place(round) && table > 0)
        situations.push_back(
            {part.title, round.number, table, card_of(part.id, round.number, table), others_with(round, seat_number)});
    }
  }
  return situations;
}

std::vector<Situation> shared_with(const std::vector<Situation>& situations, std::int64_t other_number) {
  std::vector<Situation> shared;
  std::ranges::copy_if(situations, std::back_inserter(shared), [&](const auto& situation) {
    return std::ranges::find(situation.others, other_number) != situation.others.end();
  });
  return shared;
}

Result<bool> have_begun(store::Tx& tx, const WholeDay& whole) {
  for (const auto& part : whole.parts) {
    if (part.kind != PartKind::Rounds) continue;
    KITH_TRY(const auto rounds, store::rounds::of_part(tx, part.id));
    if (std::ranges::any_of(rounds, took_place)) return true;
  }
  return false;
}

}  // namespace kith::app
