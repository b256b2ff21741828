#include "app/arrive.h"

#include "store/houses.h"
#include "store/people.h"
#include "store/sign_ins.h"

namespace kith::app {
namespace {

// Idle is counted in days, so a sign-in is marked as used once a day; no other request of the day writes for it. A
// guest stays as long as they come back.
Done mark_used(const Building& building, const Viewer& viewer) {
  const auto marked = building.store.commit({}, [&](store::Tx& tx) -> Result<std::string> {
    KITH_CHECK(store::sign_ins::touch(tx, *viewer.sign_in));
    KITH_CHECK(store::people::stay(tx, *viewer.person, building.clock.now() + guest_keeps_ms));
    return "";
  });
  if (!marked) return std::unexpected(marked.error());
  return {};
}

}  // namespace

std::string sign_in_secret(const ServerKey& key, std::string_view token) { return key.sign("sign-in", token); }

Result<Arrival> arrive(const Building& building, const std::string& sign_in) {
  Arrival arrival;
  Instant used = building.clock.now();
  KITH_CHECK(building.store.read([&](store::Tx& tx) -> Done {
    KITH_TRY(auto house, store::houses::find(tx));
    if (!house) return fail(ErrorKind::Damaged, "no_house", say("This house was never founded."));
    arrival.house = *std::move(house);
    if (sign_in.empty()) return {};
    KITH_TRY(auto seen, store::sign_ins::find_by_secret(tx, sign_in_secret(building.key, sign_in)));
    if (!seen) return {};
    used = seen->sign_in.used;
    arrival.viewer = std::move(seen->viewer);
    return {};
  }));
  // Whoever came in gets their page even if the disk is full and this fails.
  if (arrival.viewer.sign_in && building.clock.now() >= used + day_ms) (void)mark_used(building, arrival.viewer);
  return arrival;
}

}  // namespace kith::app
