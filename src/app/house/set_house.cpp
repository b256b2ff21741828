// The house's settings, in the page, by its keepers.
#include <regex>

#include "app/as_of.h"
#include "app/house/documents.h"
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
bool is_address(const std::string& address) {
  static const std::regex form(
      R"(https?://([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*|\[[0-9A-Fa-f:.]{2,45}\])(:([0-9]{1,5}))?)");
  std::smatch parts;
  if (!std::regex_match(address, parts, form)) return false;
  return !parts[6].matched || (std::stoi(parts[6]) > 0 && std::stoi(parts[6]) < 65536);
}

Done check(const SetHouse& asked) {
  std::vector<FieldError> errors;
  if (asked.address && !is_address(*asked.address))
    errors.push_back({"address", "not_an_address",
                      say("An address looks like https://kith.example.org, without anything behind it.")});
  if (!is_time_zone(asked.time_zone))
    errors.push_back({"time_zone", "not_a_time_zone", say("A time zone looks like Europe/Berlin.")});
  return fields_error(std::move(errors));
}

// [Name] is a gap; [a link](https://...) is none.
bool has_gaps(const std::string& text) {
  for (auto at = text.find('['); at != text.npos; at = text.find('[', at + 1)) {
    const auto end = text.find_first_of("[]\n", at + 1);
    if (end == text.npos || text[end] != ']' || end == at + 1) continue;
    const auto next = end + 1 < text.size() ? text[end + 1] : ' ';
    if (next != '(' && next != '[' && next != ':') return true;
  }
  return false;
}

// What is to be changed, if it still is what was seen.
Result<House> stored_house(store::Tx& tx, const std::optional<Line<64>>& seen) {
  KITH_TRY(auto house, store::houses::find(tx));
  if (!house) return fail(ErrorKind::Damaged, "no_house", say("This house was never founded."));
  KITH_CHECK(unchanged_since(seen, as_of(*house)));
  return *std::move(house);
}

Result<Outcome<HouseView>> saved(Context& context, store::Tx& tx, House house) {
  KITH_TRY(house.version, store::houses::save(tx, house));
  KITH_TRY(auto view, view_house(context, tx, house));
  return Outcome<HouseView>{std::move(view), "/house"};
}

// Each alone: who has the one ready need not wait for the other.
Result<Answered<HouseView>> set_document(Context& context, const std::string& field, std::string House::* document,
                                         const std::string& text, const std::optional<Line<64>>& seen) {
  if (has_gaps(text)) KITH_CHECK(fields_error({{field, "gaps_left", say("There are still [gaps] to fill in.")}}));
  return commit<HouseView>(context, [&](store::Tx& tx) -> Result<Outcome<HouseView>> {
    KITH_TRY(auto house, stored_house(tx, seen));
    house.*document = text;
    return saved(context, tx, std::move(house));
  });
}

}  // namespace

Result<HouseView> show_house(Context& context, const Nothing&) {
  return read<HouseView>(context, [&](store::Tx& tx) { return view_house(context, tx, context.house); });
}

Result<Answered<HouseView>> set_house(Context& context, const SetHouse& asked) {
  KITH_CHECK(check(asked));
  return commit<HouseView>(context, [&](store::Tx& tx) -> Result<Outcome<HouseView>> {
    KITH_TRY(auto house, stored_house(tx, asked.as_of));
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

Result<Answered<HouseView>> set_imprint(Context& context, const SetImprint& asked) {
  return set_document(context, "imprint", &House::imprint, asked.imprint, asked.as_of);
}

Result<Answered<HouseView>> set_privacy(Context& context, const SetPrivacy& asked) {
  return set_document(context, "privacy", &House::privacy, asked.privacy, asked.as_of);
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
