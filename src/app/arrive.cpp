#include "app/arrive.h"

#include "store/houses.h"
#include "store/sign_ins.h"

namespace kith::app {

std::string sign_in_secret(const ServerKey& key, std::string_view token) { return key.sign("sign-in", token); }

Result<Arrival> arrive(const Building& building, const std::string& sign_in) {
  Arrival arrival;
  KITH_CHECK(building.store.read([&](store::Tx& tx) -> Done {
    KITH_TRY(auto house, store::houses::find(tx));
    if (!house) return fail(ErrorKind::Damaged, "no_house", say("This house was never founded."));
    arrival.house = *std::move(house);
    if (sign_in.empty()) return {};
    KITH_TRY(auto seen, store::sign_ins::find_by_secret(tx, sign_in_secret(building.key, sign_in)));
    if (seen) arrival.viewer = std::move(seen->viewer);
    return {};
  }));
  return arrival;
}

}  // namespace kith::app
