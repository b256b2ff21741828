#include "app/contacts/shown.h"

#include "app/contacts/asker.h"
#include "app/days/after.h"
#include "app/days/entry.h"
#include "base/json.h"
#include "store/wishes.h"

namespace kith::app {
namespace {

constexpr std::string_view shown_purpose = "shown";

// A word like example.org is meant as an address; what names another scheme than the web's is no link.
std::string web_address(const std::string& typed) {
  if (typed.empty() || typed.starts_with("https://") || typed.starts_with("http://")) return typed;
  return "https://" + typed;
}

Result<ShownView> view_shown(Context& context, store::Tx& tx, const std::optional<SeatId>& seat) {
  KITH_TRY(const auto person, who_asks(context, tx, seat));
  KITH_TRY(const auto shown, find_shown(context, tx, person));
  return ShownView{seat, shown.email, shown.phone, shown.web, shown.company, shown.line};
}

}  // namespace

Result<PersonId> who_asks(Context& context, store::Tx& tx, const std::optional<SeatId>& seat) {
  if (seat) {
    KITH_TRY(const auto own, find_seat_as_person(context, tx, *seat));
    return own.person;
  }
  if (context.viewer.person) return *context.viewer.person;
  return fail(ErrorKind::NotSignedIn, "not_signed_in",
              say("This needs to know who you are: start with a name, or sign in."));
}

std::string before_contacts(const std::optional<SeatId>& seat) { return seat ? page_of(*seat) : ""; }

Result<Shown> find_shown(const Context& context, store::Tx& tx, PersonId person) {
  KITH_TRY(const auto sealed, store::shown::of_person(tx, person));
  if (sealed.empty()) return Shown{.person = person};
  KITH_TRY(const auto json, context.key.unseal(shown_purpose, sealed));
  KITH_TRY(auto text, from_json<ShownView>(json));
  return Shown{person, text.email, text.phone, text.web, text.company, text.line};
}

Done keep_shown(const Context& context, store::Tx& tx, const Shown& shown) {
  const ShownView text{{}, shown.email, shown.phone, shown.web, shown.company, shown.line};
  return store::shown::put(tx, shown.person, context.key.seal(shown_purpose, to_json(text)));
}

Result<ShownView> show_shown(Context& context, const OfContacts& asked) {
  return read<ShownView>(context, [&](store::Tx& tx) { return view_shown(context, tx, asked.seat); });
}

Result<Answered<ShownView>> show_to_contacts(Context& context, const ShowToContacts& asked) {
  return commit<ShownView>(context, [&](store::Tx& tx) -> Result<Outcome<ShownView>> {
    KITH_TRY(const auto person, who_asks(context, tx, asked.seat));
    KITH_CHECK(keep_shown(context, tx,
                          {person, asked.email.value_or(""), asked.phone.value_or(""),
                           web_address(asked.web.value_or("")), asked.company.value_or(""), asked.line.value_or("")}));
    KITH_TRY(auto view, view_shown(context, tx, asked.seat));
    return Outcome<ShownView>{std::move(view), (asked.seat ? page_of(*asked.seat) : "/me") + "/shown"};
  });
}

}  // namespace kith::app
