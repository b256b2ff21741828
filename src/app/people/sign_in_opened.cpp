#include "app/people/sign_in_opened.h"

#include "app/arrive.h"
#include "app/lists/own_lists.h"
#include "formats/qr.h"
#include "store/people.h"
#include "store/sign_ins.h"

namespace kith::app {

std::string device_token(const Context& context, AccountId account) {
  return context.key.sign("device", account.text());
}

Result<std::vector<Keeps>> open_sign_in(Context& context, store::Tx& tx, const Person& person, const Account* account) {
  KITH_CHECK(store::sign_ins::end(tx, context.viewer));
  const auto token = new_token(context.random);
  SignIn opened{.id = new_id<SignInNoun>(context.random), .person = person.id};
  opened.secret = sign_in_secret(context.key, token);
  opened.device = context.device;
  opened.opened = opened.used = context.now();
  opened.until = opened.opened + sign_in_longest_ms;
  std::vector<Keeps> keeps{{Keeps::What::SignIn, "/", token}};
  if (account) {
    opened.account = account->id;
    opened.keeper = account->keeper;
    keeps.push_back({Keeps::What::KnownDevice, "/sign-in", device_token(context, account->id)});
  }
  KITH_CHECK(store::sign_ins::open(tx, opened));
  context.viewer = {opened.id, person.id, opened.account, person.name, opened.keeper};
  return keeps;
}

Result<MeView> view_me(Context& context, store::Tx& tx) {
  KITH_TRY(const auto person, store::people::find(tx, context.viewer, *context.viewer.person));
  MeView view{.id = person.id, .name = person.name, .until = person.until};
  view.link.url = context.base_url + "/k/" + link_token(context.key, person_link, person.id.value, person.generation);
  view.link_qr = formats::qr_svg(view.link.url, speak(context.language, say("Your keep-link as a QR code")));
  view.has_account = context.viewer.account.has_value();
  view.is_keeper = context.viewer.keeper;
  KITH_TRY(view.lists, own_lists(tx, person.id));
  return view;
}

}  // namespace kith::app
