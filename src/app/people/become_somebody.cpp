#include "app/people/become_somebody.h"

#include "app/allowance.h"
#include "app/people/sign_in_opened.h"
#include "base/json.h"
#include "store/houses.h"
#include "store/people.h"

namespace kith::app {

Result<std::vector<Keeps>> become_somebody(Context& context, store::Tx& tx,
                                           const std::optional<Line<limits::name_bytes>>& name,
                                           const std::string& field) {
  if (context.viewer.person) return std::vector<Keeps>{};
  if (!name) return std::unexpected(fields_error({{field, "required", say("Please say your name.")}}).error());
  KITH_CHECK(count_one_more(context, tx, {{allowances::people_from_address, by_address(context)}}));
  KITH_TRY(const auto network, store::networks::first(tx));
  Person person{.id = new_id<PersonNoun>(context.random), .network = network.id, .name = *name};
  person.started = context.now();
  person.until = person.started + guest_keeps_ms;
  KITH_CHECK(store::people::add(tx, person));
  return open_sign_in(context, tx, person, nullptr);
}

}  // namespace kith::app
