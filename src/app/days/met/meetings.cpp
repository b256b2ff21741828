#include "app/days/met/meetings.h"

#include <algorithm>

#include "app/days/cards.h"

namespace kith::app {
namespace {

std::int64_t table_of(const store::rounds::Round& round, std::int64_t number) {
  const auto place = static_cast<std::size_t>(number) - 1;
  return number > 0 && place < round.places.size() ? round.places[place] : 0;
}

std::vector<std::int64_t> others_at(const store::rounds::Round& round, std::int64_t table, std::int64_t number) {
  std::vector<std::int64_t> others;
  for (std::size_t place = 0; place < round.places.size(); ++place) {
    const auto other = static_cast<std::int64_t>(place) + 1;
    if (round.places[place] == table && other != number) others.push_back(other);
  }
  return others;
}

}  // namespace

bool counts_as_met(const store::rounds::Round& round) { return round.began && !round.skipped; }

Result<std::vector<Situation>> situations_of(store::Tx& tx, const WholeDay& whole, std::int64_t seat_number) {
  std::vector<Situation> situations;
  for (const auto& part : whole.parts) {
    if (part.kind != PartKind::Rounds) continue;
    KITH_TRY(const auto rounds, store::rounds::of_part(tx, part.id));
    for (const auto& round : rounds) {
      const auto table = table_of(round, seat_number);
      if (counts_as_met(round) && table > 0)
        situations.push_back({part.title, round.number, table, card_of(part.id, round.number, table),
                              others_at(round, table, seat_number)});
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
    if (std::ranges::any_of(rounds, counts_as_met)) return true;
  }
  return false;
}

}  // namespace kith::app
