#include "app/house/house_view.h"

#include "app/house/documents.h"
#include "app/posts/post_views.h"
#include "base/language.h"
#include "store/houses.h"
#include "store/letters.h"

namespace kith::app {
namespace {

Tongue tongue_of(const House& house) {
  if (house.language == Language::En) return Tongue::English;
  return house.language == Language::De ? Tongue::GermanSie : Tongue::GermanDu;
}

Message words_of_trouble(const std::string& code) {
  if (code == "smtp_away") return say("The mail server cannot be reached just now.");
  if (code == "smtp_sign_in") return say("The mail server does not let this house sign in.");
  if (code == "smtp_tls") return say("The mail server cannot be spoken to over TLS.");
  if (code == "mail_folder") return say("The letter could not be written into the folder for letters.");
  if (code == "seal_broken") return say("It was sealed under a key that this house does not have any more.");
  return say("The mail server did not take it ({code}).", {{"code", code}});
}

Result<LettersView> view_letters(Context& context, store::Tx& tx) {
  KITH_TRY(const auto tally, store::letters::tally(tx));
  LettersView view{context.mail_on, tally.waiting, tally.given_up};
  if (!tally.trouble.empty()) view.trouble = speak(context.language, words_of_trouble(tally.trouble));
  return view;
}

}  // namespace

std::string as_of(const House& house) { return id_text(house.version); }

Result<HouseView> view_house(Context& context, store::Tx& tx, const House& house) {
  KITH_TRY(const auto network, store::networks::first(tx));
  HouseView view{.name = house.name,
                 .language = tongue_of(house),
                 .address = house.address,
                 .time_zone = house.time_zone,
                 .reply_door = house.reply_door,
                 .network_name = network.name,
                 .network_about = network.about};
  view.imprint_filled = !house.imprint.empty();
  view.privacy_filled = !house.privacy.empty();
  view.imprint = view.imprint_filled ? house.imprint : imprint_template(house.language);
  view.privacy = view.privacy_filled ? house.privacy : privacy_template(house.language);
  view.as_of = as_of(house);
  KITH_TRY(view.waiting, view_waiting(context, tx));
  KITH_TRY(view.letters, view_letters(context, tx));
  return view;
}

}  // namespace kith::app
