// A guest keeps what they have: as an account of their own, or with somebody who is signed in here. Everything goes
// along: the seat, its meetings, notes, wishes and contacts; the seat's link works as before.
#include "app/contacts/asker.h"
#include "app/days/after.h"
#include "app/days/blocks.h"
#include "app/days/entry.h"
#include "app/days/give_seat.h"
#include "app/days/met/marks.h"
#include "app/given_before.h"
#include "app/people/passphrase.h"
#include "app/people/sign_in_opened.h"
#include "base/json.h"
#include "store/accounts.h"
#include "store/people.h"

namespace kith::app {
namespace {

Result<Person> person_of(Context& context, store::Tx& tx, SeatId id) {
  KITH_TRY(const auto seat, find_seat_as_person(context, tx, id));
  KITH_TRY(const auto found, store::people::find_by_link(tx, seat.person));
  return found.opens;
}

std::unexpected<Error> kept_already() {
  return fail(ErrorKind::Conflict, "claimed_already",
              say("This seat belongs to an account already. Its link still opens it."));
}

Result<ClaimView> view_claim(Context& context, store::Tx& tx, SeatId id) {
  KITH_TRY(const auto person, person_of(context, tx, id));
  ClaimView view{.seat = id, .name = person.name, .kept = person.account.has_value()};
  if (context.viewer.person && !context.viewer.is(person.id)) view.signed_in = context.viewer.name;
  return view;
}

// A name that is taken is said beside its field, as everything else that is wrong with a form.
Done add_account(store::Tx& tx, const Account& account) {
  const auto added = store::accounts::add(tx, account);
  if (added || added.error().code != "name_taken") return added;
  return fields_error({{"name", "name_taken", added.error().sentence}});
}

// Whom the guest does not want to sit with, and who not with the guest, stays so.
Done carry_blocks(Context& context, store::Tx& tx, PersonId guest, PersonId person) {
  KITH_TRY(const auto seats, store::seats::of_person(tx, guest));
  for (const auto& seat : seats) {
    KITH_TRY(const auto blocks, blocks_of_day(context.key, tx, seat.day));
    for (const auto& [who, whom] : blocks) {
      const Block carried{who == guest ? person : who, whom == guest ? person : whom};
      const bool concerns = who == guest || whom == guest;
      if (concerns && carried.who != carried.whom) KITH_CHECK(put_block(context.key, tx, carried));
    }
  }
  return {};
}

}  // namespace

Result<ClaimView> show_claim(Context& context, const OfClaim& asked) {
  return read<ClaimView>(context, [&](store::Tx& tx) { return view_claim(context, tx, asked.seat); });
}

Result<Answered<MeView>> claim_seat(Context& context, const ClaimSeat& asked) {
  // A repeat comes with the link, which opens no more than the seat since the first.
  KITH_TRY(auto given, given_before<MeView>(context));
  if (given) return *std::move(given);
  // Whoever holds no link is told so before a passphrase is hashed.
  KITH_TRY(const auto before, show_claim(context, {asked.seat}));
  if (before.kept) return kept_already();
  KITH_CHECK(check_new_passphrase(asked.passphrase, "passphrase"));
  Account account{.id = new_id<AccountNoun>(context.random), .name = asked.name};
  account.passphrase = hash_passphrase(asked.passphrase);
  account.made = context.now();
  return commit<MeView>(context, [&](store::Tx& tx) -> Result<Outcome<MeView>> {
    KITH_TRY(auto person, person_of(context, tx, asked.seat));
    if (person.account) return kept_already();
    KITH_CHECK(add_account(tx, account));
    KITH_TRY(person.id, store::people::claim(tx, person.id, account.id));
    KITH_TRY(auto keeps, open_sign_in(context, tx, person, &account));
    KITH_TRY(auto view, view_me(context, tx));
    return Outcome<MeView>{std::move(view), "/contacts", std::move(keeps)};
  });
}

Result<Answered<ContactsView>> adopt_seat(Context& context, const OfClaim& asked) {
  if (!context.viewer.person)
    return fail(ErrorKind::NotSignedIn, "not_signed_in",
                say("This needs to know who you are: start with a name, or sign in."));
  return commit<ContactsView>(context, [&](store::Tx& tx) -> Result<Outcome<ContactsView>> {
    KITH_TRY(const auto guest, person_of(context, tx, asked.seat));
    if (!context.viewer.is(guest.id)) {
      KITH_CHECK(carry_marks(context, tx, {guest.network, guest.id, *context.viewer.person}));
      KITH_CHECK(carry_blocks(context, tx, guest.id, *context.viewer.person));
      KITH_CHECK(store::people::become(tx, guest.id, *context.viewer.person));
      KITH_CHECK(keep_person_at_all(context, tx, *context.viewer.person));
    }
    KITH_TRY(auto view, view_contacts(context, tx, {}));
    return Outcome<ContactsView>{std::move(view), "/contacts"};
  });
}

}  // namespace kith::app
