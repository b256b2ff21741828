#include "app/rehearsal/rehearsal.h"

#include <algorithm>

#include "app/rehearsal/rehearsal_day.h"
#include "base/limits.h"
#include "base/time_zone.h"
#include "store/houses.h"

namespace kith::app {
namespace {

constexpr const char* begins_at = "T18:25";  // five minutes before the doors

ServerKey new_key(Random& random) {
  constexpr int words = 4;  // of 64 bits
  std::string bytes;
  for (int i = 0; i < words; ++i) {
    const auto word = random.bits();
    bytes.append(reinterpret_cast<const char*>(&word), sizeof word);
  }
  return ServerKey::of_bytes(bytes);
}

// The evening of today, wherever in the day the house itself is.
Instant evening_of(const Context& context) {
  const auto& zone = context.house.time_zone;
  const auto today = local_of_instant(context.now(), zone).substr(0, std::string_view("2027-03-01").size());
  return instant_of_local(today + begins_at, zone).value_or(context.now());
}

std::int64_t speed_of(const RehearsedRounds& shape) {
  const auto wanted = shape.round_minutes * (minute_ms / second_ms) / limits::rehearsal_round_s;
  return std::clamp<std::int64_t>(wanted, 1, limits::rehearsal_fastest);
}

}  // namespace

Result<std::shared_ptr<Rehearsal>> Rehearsal::open(const Context& asked_in, const RehearsedRounds& shape) {
  std::shared_ptr<Rehearsal> rehearsal(new Rehearsal);
  auto& made = *rehearsal;
  made.ends_ = asked_in.now() + limits::rehearsal_ms;
  made.limit_ = limits::rehearsal_commands;
  made.token_ = new_token(asked_in.random).substr(0, 26);  // 130 bits
  made.key_ = new_key(asked_in.random);
  made.clock_ = std::make_unique<FastClock>(asked_in.clock, evening_of(asked_in), speed_of(shape));
  KITH_TRY(auto folder, StageFolder::make());
  made.folder_.emplace(std::move(folder));
  // What is thrown away need not be on disk first.
  const store::StoreOptions place{
      .sqlite_file = made.folder_->path() + "/kith.sqlite", .sync = false, .most_bytes = limits::rehearsal_bytes};
  KITH_TRY(made.store_, store::Store::open(place, *made.clock_, asked_in.random));
  made.building_.reset(new Building{*made.clock_, asked_in.random, *made.store_, made.key_, asked_in.planner});
  KITH_CHECK(made.furnish(asked_in, shape));
  return rehearsal;
}

Done Rehearsal::furnish(const Context& asked_in, const RehearsedRounds& shape) {
  House house{.id = new_id<HouseNoun>(asked_in.random), .name = speak(asked_in.language, say("Rehearsal"))};
  house.language = asked_in.language;
  house.german = asked_in.house.german;
  house.address = asked_in.house.address;
  house.time_zone = asked_in.house.time_zone;
  const Network network{new_id<NetworkNoun>(asked_in.random), house.name, "", clock_->now()};
  auto inside = context_in(*this, asked_in);
  inside.house = house;
  const auto planted = store_->commit({}, [&](store::Tx& tx) -> Result<std::string> {
    KITH_CHECK(store::houses::found(tx, house, network));
    KITH_TRY(day_, plant_rehearsed_day(inside, tx, network, shape));
    return "";
  });
  if (!planted) return std::unexpected(planted.error());
  return {};
}

Context context_in(const Rehearsal& rehearsal, const Context& asked_in) {
  const auto& building = rehearsal.building();
  Context inside{building.clock, building.random, building.store, building.key, building.planner, {}, {}};
  inside.house = asked_in.house;
  inside.language = asked_in.language;
  inside.base_url = asked_in.base_url + rehearsal.page();
  inside.device = asked_in.device;
  inside.limits_on = asked_in.limits_on;
  inside.encode = asked_in.encode;
  return inside;
}

}  // namespace kith::app
