// Just start: a name, and one is someone here. Without an account, for thirty days or as long as one comes back.
#include "app/people/become_somebody.h"
#include "app/people/sign_in_opened.h"
#include "app/use_cases.h"
#include "store/accounts.h"
#include "store/days.h"
#include "store/people.h"
#include "store/sign_ins.h"
#include "store/unattended.h"

namespace kith::app {
namespace {

// People may have signed up for a day that only the one who leaves looks after. A keeper takes it on.
Done hand_days_on(Context& context, store::Tx& tx, PersonId leaves) {
  KITH_TRY(const auto days, store::days::in_care_of_only(tx, leaves, context.now() + -day_ms));
  KITH_TRY(const auto keeper, store::days::keeper_beside(tx, leaves));
  if (!keeper) return {};
  for (const auto day : days) {
    KITH_CHECK(store::days::join_team(tx, day, *keeper));
    KITH_CHECK(store::days::leave_team(tx, day, leaves));
  }
  return {};
}

}  // namespace

Result<Answered<MeView>> start_person(Context& context, const StartPerson& asked) {
  return commit<MeView>(context, [&](store::Tx& tx) -> Result<Outcome<MeView>> {
    // Whoever is someone here already stays so; another name is another command.
    KITH_TRY(auto keeps, become_somebody(context, tx, asked.name, "name"));
    KITH_TRY(auto view, view_me(context, tx));
    return Outcome<MeView>{std::move(view), "/me", std::move(keeps)};
  });
}

Result<MeView> show_me(Context& context, const Nothing&) {
  return read<MeView>(context, [&](store::Tx& tx) { return view_me(context, tx); });
}

Result<Answered<MeView>> rename_person(Context& context, const RenamePerson& asked) {
  return commit<MeView>(context, [&](store::Tx& tx) -> Result<Outcome<MeView>> {
    KITH_CHECK(store::people::rename(tx, *context.viewer.person, asked.name));
    // Whoever has an account signs in with the name they read here.
    if (context.viewer.account) KITH_CHECK(store::accounts::rename(tx, *context.viewer.account, asked.name));
    KITH_TRY(auto view, view_me(context, tx));
    return Outcome<MeView>{std::move(view), "/me"};
  });
}

Result<Answered<SaidView>> leave_house(Context& context, const Nothing&) {
  return commit<SaidView>(context, [&](store::Tx& tx) -> Result<Outcome<SaidView>> {
    // A keep-link opens the person without their account: it must not take away whom the account needs.
    KITH_TRY(const auto person, store::people::find(tx, context.viewer, *context.viewer.person));
    if (person.account)
      return fail(ErrorKind::Conflict, "keeps_the_house",
                  say("A keeper cannot leave without handing the house over first."));
    KITH_CHECK(hand_days_on(context, tx, person.id));
    // From this instant they are found nowhere; the sweep takes the rows, their sign-ins and their lists.
    KITH_CHECK(store::people::set_until(tx, *context.viewer.person, context.now()));
    const SaidView said{speak(context.language, say("You have left. Nothing of you stays but the replies you wrote."))};
    return Outcome<SaidView>{said, "/", {{Keeps::What::SignOut, "/", ""}}};
  });
}

}  // namespace kith::app
