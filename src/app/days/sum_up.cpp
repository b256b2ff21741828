#include "app/days/sum_up.h"

#include "store/day_sums.h"
#include "store/days.h"

namespace kith::app {
namespace {

Done sum_up(store::Tx& tx, DayId id, Instant now) {
  KITH_TRY(const auto day, store::days::find(tx, id));
  KITH_TRY(const auto parts, store::parts::of_day(tx, id));
  if (now < ends(day, parts) + sum_after_ms) return {};
  KITH_TRY(const auto counted, store::day_sums::count(tx, id, now));
  return store::day_sums::add(tx, {id, contacts_told(counted.here, counted.contacts), now});
}

}  // namespace

Done sum_up_days(const Building& building) {
  const auto now = building.clock.now();
  std::vector<DayId> days;
  KITH_CHECK(building.store.read([&](store::Tx& tx) -> Done {
    KITH_TRY(days, store::day_sums::unsummed(tx, now + -sum_after_ms));
    return {};
  }));
  if (days.empty()) return {};
  const auto summed = building.store.commit({}, [&](store::Tx& tx) -> Result<std::string> {
    for (const auto& day : days) KITH_CHECK(sum_up(tx, day, now));
    return std::string();
  });
  if (!summed) return std::unexpected(summed.error());
  return {};
}

}  // namespace kith::app
