// The house's settings, in the page, by its keepers.
#include "app/house/house_view.h"
#include "app/use_cases.h"
#include "base/json.h"
#include "base/time_zone.h"
#include "store/houses.h"

namespace kith::app {
namespace {

Language language_of(Tongue tongue) {
  if (tongue == Tongue::English) return Language::En;
  return tongue == Tongue::GermanSie ? Language::De : Language::DeDu;
}

// http or https, a host, and nothing behind it: links are made by putting paths after it.
Done check_address(const std::string& address) {
  const bool web = address.starts_with("http://") || address.starts_with("https://");
  const auto host = web ? address.substr(address.find("//") + 2) : "";
  const bool plain =
      host.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-:[]") == host.npos;
  if (!host.empty() && plain) return {};
  return fields_error({{"address", "not_an_address",
                        say("An address looks like https://kith.example.org, without anything behind it.")}});
}

Done check(const SetHouse& asked) {
  if (asked.address) KITH_CHECK(check_address(*asked.address));
  if (is_time_zone(asked.time_zone)) return {};
  return fields_error({{"time_zone", "not_a_time_zone", say("A time zone looks like Europe/Berlin.")}});
}

Result<House> stored_house(store::Tx& tx) {
  KITH_TRY(auto house, store::houses::find(tx));
  if (!house) return fail(ErrorKind::Damaged, "no_house", say("This house was never founded."));
  return *std::move(house);
}

Result<Outcome<HouseView>> saved(Context& context, store::Tx& tx, House house) {
  KITH_TRY(house.version, store::houses::save(tx, house));
  KITH_TRY(auto view, view_house(context, tx, house));
  return Outcome<HouseView>{std::move(view), "/house"};
}

}  // namespace

Result<HouseView> show_house(Context& context, const Nothing&) {
  return read<HouseView>(context, [&](store::Tx& tx) { return view_house(context, tx, context.house); });
}

Result<Answered<HouseView>> set_house(Context& context, const SetHouse& asked) {
  KITH_CHECK(check(asked));
  return commit<HouseView>(context, [&](store::Tx& tx) -> Result<Outcome<HouseView>> {
    KITH_TRY(auto house, stored_house(tx));
    house.name = asked.name;
    house.language = language_of(asked.language);
    if (house.language != Language::En) house.german = house.language;
    house.address = asked.address.value_or("");
    house.time_zone = asked.time_zone;
    house.reply_door = asked.reply_door;
    KITH_TRY(auto network, store::networks::first(tx));
    network.name = asked.network_name;
    network.about = asked.network_about.value_or("");
    KITH_CHECK(store::networks::save(tx, network));
    return saved(context, tx, std::move(house));
  });
}

Result<Answered<HouseView>> set_documents(Context& context, const SetDocuments& asked) {
  const auto unfilled = [](const std::string& text) {
    return text.find("\n[") != text.npos || text.find(" [") != text.npos;
  };
  std::vector<FieldError> errors;
  if (unfilled(asked.imprint)) errors.push_back({"imprint", "gaps_left", say("There are still [gaps] to fill in.")});
  if (unfilled(asked.privacy)) errors.push_back({"privacy", "gaps_left", say("There are still [gaps] to fill in.")});
  KITH_CHECK(fields_error(std::move(errors)));
  return commit<HouseView>(context, [&](store::Tx& tx) -> Result<Outcome<HouseView>> {
    KITH_TRY(auto house, stored_house(tx));
    house.imprint = asked.imprint;
    house.privacy = asked.privacy;
    return saved(context, tx, std::move(house));
  });
}

Result<HealthView> show_readiness(Context& context, const Nothing&) {
  KITH_CHECK(context.store.ready());
  return HealthView{"ready"};
}

bool opens_a_closed_house(std::string_view pattern) {
  return pattern == "/sign-in" || pattern == "/sign-out" || pattern.starts_with("/first-run/") ||
         pattern == "/healthz" || pattern == "/readyz" || pattern == "/openapi.json" || pattern == "/language";
}

}  // namespace kith::app
