// Signing in with name and passphrase. Guessing is slow from one address and against one account, counted before the
// passphrase is looked at, so that an answer 429 tells nothing about it (SECURITY.md, row S5).
#include <algorithm>

#include "app/allowance.h"
#include "app/given_before.h"
#include "app/people/passphrase.h"
#include "app/people/sign_in_opened.h"
#include "app/use_cases.h"
#include "base/json.h"
#include "base/text.h"
#include "store/accounts.h"
#include "store/houses.h"
#include "store/people.h"
#include "store/sign_ins.h"

namespace kith::app {
namespace {

// Signed in as this account, or signed in as it before: no guesser elsewhere uses up the tries of this browser.
bool is_known_device(const Context& context, const std::optional<Account>& account) {
  if (!account) return false;
  return context.viewer.account == account->id ||
         std::ranges::find(context.devices, device_token(context, account->id)) != context.devices.end();
}

// One commit of its own: a refused sign-in must still be counted.
Done count_attempt(Context& context, const std::string& name, const std::optional<Account>& account) {
  if (!context.limits_on) return {};
  const auto known = is_known_device(context, account);
  const auto who = (known ? "known device " : "account ") + folded(name);
  const auto counted = context.store.commit({}, [&](store::Tx& tx) -> Result<std::string> {
    KITH_CHECK(count_one_more(context, tx,
                              {{allowances::sign_ins_from_address, known ? "" : by_address(context)},
                               {allowances::sign_ins_to_account, who}}));
    return "";
  });
  if (!counted) return std::unexpected(counted.error());
  return {};
}

Result<std::optional<Account>> account_named(Context& context, const std::string& name) {
  return read<std::optional<Account>>(context, [&](store::Tx& tx) { return store::accounts::find_by_name(tx, name); });
}

bool fits(const std::optional<Account>& account, const std::string& passphrase) {
  if (account) return passphrase_fits(passphrase, account->passphrase);
  waste_a_passphrase_check(passphrase);
  return false;
}

std::unexpected<Error> no_fit() {
  return std::unexpected(
      fields_error({{"passphrase", "does_not_fit", say("This name and this passphrase do not belong together.")}})
          .error());
}

}  // namespace

Result<SignInView> show_sign_in(Context& context, const Nothing&) {
  return SignInView{context.viewer.account ? std::optional(context.viewer.name) : std::nullopt};
}

Result<Answered<MeView>> sign_in(Context& context, const SignInWith& asked) {
  // A check of a passphrase is the dearest thing a house does: a repeat is answered without one.
  KITH_TRY(auto given, given_before<MeView>(context));
  if (given) return *std::move(given);
  KITH_TRY(const auto account, account_named(context, asked.name));
  KITH_CHECK(count_attempt(context, asked.name, account));
  if (!fits(account, asked.passphrase)) return no_fit();
  return commit<MeView>(context, [&](store::Tx& tx) -> Result<Outcome<MeView>> {
    // Only guesses count against an address: sixty phones behind one of a venue's may all sign in.
    if (!is_known_device(context, account))
      KITH_CHECK(count_one_less(context, tx, {allowances::sign_ins_from_address, by_address(context)}));
    KITH_TRY(const auto network, store::networks::first(tx));
    KITH_TRY(const auto person, store::people::find_of_account(tx, network.id, account->id));
    if (!person) return fail(ErrorKind::Damaged, "account_without_person", say("Something went wrong here."));
    KITH_TRY(auto keeps, open_sign_in(context, tx, *person, &*account));
    KITH_TRY(auto view, view_me(context, tx));
    return Outcome<MeView>{std::move(view), "/me", std::move(keeps)};
  });
}

Result<Answered<SaidView>> sign_out(Context& context, const Nothing&) {
  return commit<SaidView>(context, [&](store::Tx& tx) -> Result<Outcome<SaidView>> {
    KITH_CHECK(store::sign_ins::end(tx, context.viewer));
    return Outcome<SaidView>{
        SaidView{speak(context.language, say("You are signed out."))}, "/", {{Keeps::What::SignOut, "/", ""}}};
  });
}

Result<Answered<MeView>> change_passphrase(Context& context, const ChangePassphrase& asked) {
  if (!context.viewer.account)
    return fail(ErrorKind::NotAllowed, "no_account", say("Only an account has a passphrase."));
  KITH_TRY(const auto account,
           read<Account>(context, [&](store::Tx& tx) { return store::accounts::find(tx, *context.viewer.account); }));
  KITH_CHECK(count_attempt(context, account.name, account));
  if (!passphrase_fits(asked.passphrase, account.passphrase)) return no_fit();
  KITH_CHECK(check_new_passphrase(asked.new_passphrase, "new_passphrase"));
  const auto hash = hash_passphrase(asked.new_passphrase);
  return commit<MeView>(context, [&](store::Tx& tx) -> Result<Outcome<MeView>> {
    KITH_CHECK(store::accounts::set_passphrase(tx, account.id, hash));
    // Whoever knew the old one is out everywhere; here a new sign-in goes on.
    KITH_CHECK(store::sign_ins::revoke_others(tx, context.viewer));
    KITH_TRY(const auto person, store::people::find(tx, context.viewer, *context.viewer.person));
    KITH_TRY(auto keeps, open_sign_in(context, tx, person, &account));
    KITH_TRY(auto view, view_me(context, tx));
    return Outcome<MeView>{std::move(view), "/me", std::move(keeps)};
  });
}

}  // namespace kith::app
