#include "app/mail/post_letter.h"

#include "app/allowance.h"
#include "app/mail/sealed_letter.h"
#include "base/json.h"
#include "base/log.h"
#include "base/text.h"
#include "mail/message.h"
#include "store/letters.h"

namespace kith::app {
namespace {

constexpr std::string_view purpose = "letter";

// Composed once here, so that what cannot be a letter fails the command that would write it and not the follower.
Done check(const Letter& letter, const std::string& leave_url) {
  const mail::Letter plain{letter.to, letter.subject, letter.text, leave_url};
  const auto tried = mail::composed(plain, {{"kith@localhost"}, "id@localhost", {}});
  if (!tried) return std::unexpected(tried.error());
  return {};
}

}  // namespace

std::string seal_letter(const ServerKey& key, const SealedLetter& letter) { return key.seal(purpose, to_json(letter)); }

Result<SealedLetter> open_letter(const ServerKey& key, const std::string& sealed) {
  KITH_TRY(const auto json, key.unseal(purpose, sealed));
  return from_json<SealedLetter>(json);
}

Result<bool> post_letter(Context& context, store::Tx& tx, const Letter& letter) {
  if (!context.mail_on) return false;
  const auto leave_url = letter.leave_page.empty() ? "" : context.base_url + letter.leave_page;
  KITH_CHECK(check(letter, leave_url));
  constexpr auto& allowance = allowances::letters_to_address;
  KITH_TRY(const bool room, has_room_for_one_more(context, tx, {{allowance, folded(letter.to)}}));
  if (!room) {
    log_warning("mail: a letter was not written, because its address had {} in this hour", allowance.most);
    return false;
  }
  KITH_CHECK(store::letters::add(tx, letter.about,
                                 seal_letter(context.key, {letter.to, letter.subject, letter.text, leave_url})));
  return true;
}

Result<bool> post_sealed(Context& context, store::Tx& tx, std::string_view purpose, const std::string& sealed,
                         Letter letter) {
  if (!context.mail_on || sealed.empty()) return false;
  auto address = context.key.unseal(purpose, sealed);
  if (!address) return false;
  letter.to = *std::move(address);
  auto posted = post_letter(context, tx, letter);
  if (!posted && posted.error().kind == ErrorKind::Invalid) return false;
  return posted;
}

Done recall_letters(store::Tx& tx, std::int64_t about) { return store::letters::recall(tx, about); }

Done recall_letters_of_replies(store::Tx& tx, PostId post) { return store::letters::recall_of_replies(tx, post); }

}  // namespace kith::app
