#include "app/house/first_run.h"

#include "app/given_before.h"
#include "app/people/passphrase.h"
#include "app/people/sign_in_opened.h"
#include "app/use_cases.h"
#include "store/accounts.h"
#include "store/days.h"
#include "store/houses.h"
#include "store/people.h"
#include "store/unattended.h"

namespace kith::app {
namespace {

// The link holds no secret of its own: it is the server's key over the house, and ends when there is a keeper.
Done check_link(Context& context, store::Tx& tx, const std::string& token) {
  KITH_TRY(const auto over, store::accounts::any_keeper(tx));
  if (!link_opens(context.key, first_run_link, context.house.id.value, 1, token))
    return fail(ErrorKind::NotFound, "link_gone", say("This link opens nothing any more."));
  if (over)
    return fail(ErrorKind::NotFound, "link_gone",
                say("This link has done its work: the house has a keeper, who signs in with name and passphrase."));
  return {};
}

Result<Person> add_first_keeper(Context& context, store::Tx& tx, const Account& account) {
  KITH_CHECK(store::accounts::add(tx, account));
  KITH_TRY(const auto network, store::networks::first(tx));
  Person person{
      .id = new_id<PersonNoun>(context.random), .network = network.id, .account = account.id, .name = account.name};
  person.started = context.now();
  KITH_CHECK(store::people::add(tx, person));
  KITH_TRY(const auto days, store::days::unattended(tx, network.id));
  for (const auto day : days) KITH_CHECK(store::days::join_team(tx, day, person.id));
  return person;
}

}  // namespace

Done found_house(const Building& building, Language language, const std::string& name) {
  House house{.id = new_id<HouseNoun>(building.random), .name = name, .language = language};
  if (language != Language::En) house.german = language;
  const Network network{new_id<NetworkNoun>(building.random), name, "", building.clock.now()};
  const auto founded = building.store.commit({}, [&](store::Tx& tx) -> Result<std::string> {
    KITH_TRY(const auto there, store::houses::find(tx));
    if (!there) KITH_CHECK(store::houses::found(tx, house, network));
    return "";
  });
  if (!founded) return std::unexpected(founded.error());
  return {};
}

Result<std::optional<std::string>> first_run_path(const Building& building) {
  std::optional<std::string> path;
  KITH_CHECK(building.store.read([&](store::Tx& tx) -> Done {
    KITH_TRY(const auto house, store::houses::find(tx));
    KITH_TRY(const auto over, store::accounts::any_keeper(tx));
    if (house && !over) path = "/first-run/" + link_token(building.key, first_run_link, house->id.value, 1);
    return {};
  }));
  return path;
}

Result<FirstRunView> show_first_run(Context& context, const ByToken& asked) {
  return read<FirstRunView>(context, [&](store::Tx& tx) -> Result<FirstRunView> {
    KITH_CHECK(check_link(context, tx, asked.token));
    return FirstRunView{context.house.name};
  });
}

Result<Answered<MeView>> make_keeper(Context& context, const MakeKeeper& asked) {
  // The link is closed by what it did.
  KITH_TRY(auto given, given_before<MeView>(context));
  if (given) return *std::move(given);
  KITH_CHECK(show_first_run(context, {asked.token}));
  KITH_CHECK(check_new_passphrase(asked.passphrase, "passphrase"));
  Account account{.id = new_id<AccountNoun>(context.random), .name = asked.name, .keeper = true};
  account.passphrase = hash_passphrase(asked.passphrase);
  account.made = context.now();
  return commit<MeView>(context, [&](store::Tx& tx) -> Result<Outcome<MeView>> {
    KITH_CHECK(check_link(context, tx, asked.token));
    KITH_TRY(const auto person, add_first_keeper(context, tx, account));
    KITH_TRY(auto keeps, open_sign_in(context, tx, person, &account));
    KITH_TRY(auto view, view_me(context, tx));
    return Outcome<MeView>{std::move(view), "/house", std::move(keeps)};
  });
}

}  // namespace kith::app
