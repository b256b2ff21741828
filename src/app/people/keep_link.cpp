// The keep-link: opens the same person on another device. Looking at it changes nothing, so that a mail scanner or a
// preview opens nobody's door; the tap on its page does.
#include "app/people/sign_in_opened.h"
#include "app/use_cases.h"
#include "store/accounts.h"
#include "store/people.h"

namespace kith::app {
namespace {

Result<Person> behind_link(Context& context, store::Tx& tx, const std::string& token) {
  const auto gone = fail(ErrorKind::NotFound, "link_gone", say("This link opens nothing any more."));
  const auto id = link_id(token);
  if (!id) return gone;
  const auto found = store::people::find_by_link(tx, PersonId{*id});
  if (!found || !link_opens(context.key, person_link, *id, found->generation, token)) return gone;
  return found->opens;
}

}  // namespace

Result<KeepLinkView> show_keep_link(Context& context, const ByToken& asked) {
  return read<KeepLinkView>(context, [&](store::Tx& tx) -> Result<KeepLinkView> {
    KITH_TRY(const auto person, behind_link(context, tx, asked.token));
    return KeepLinkView{person.name};
  });
}

Result<Answered<MeView>> open_keep_link(Context& context, const ByToken& asked) {
  return commit<MeView>(context, [&](store::Tx& tx) -> Result<Outcome<MeView>> {
    KITH_TRY(const auto person, behind_link(context, tx, asked.token));
    // A link is not a passphrase: it opens the person, never the keeper.
    KITH_TRY(auto keeps, open_sign_in(context, tx, person, nullptr));
    KITH_CHECK(store::people::stay(tx, person.id, context.now() + guest_keeps_ms));
    KITH_TRY(auto view, view_me(context, tx));
    return Outcome<MeView>{std::move(view), "/me", std::move(keeps)};
  });
}

}  // namespace kith::app
