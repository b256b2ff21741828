#include "app/mail/send_letters.h"

#include <algorithm>

#include "app/mail/sealed_letter.h"
#include "base/limits.h"
#include "base/log.h"
#include "mail/carrier.h"
#include "store/houses.h"
#include "store/leases.h"
#include "store/letters.h"
#include "store/seats.h"

namespace kith::app {
namespace {

using store::letters::Waiting;

Done write(const Building& building, const std::function<Done(store::Tx&)>& change) {
  const auto written = building.store.commit({}, [&](store::Tx& tx) -> Result<std::string> {
    KITH_CHECK(change(tx));
    return "";
  });
  if (!written) return std::unexpected(written.error());
  return {};
}

Result<std::vector<Waiting>> due(const Building& building) {
  std::vector<Waiting> found;
  KITH_CHECK(building.store.read([&](store::Tx& tx) -> Done {
    KITH_TRY(found, store::letters::due(tx, limits::letters_at_once));
    return {};
  }));
  return found;
}

// The letter as it is once the turn is ours: it may have been recalled, or sent by the server that had the turn before.
Result<std::optional<Waiting>> take(const Building& building, const std::string& holder, LetterId id) {
  std::optional<Waiting> taken;
  KITH_CHECK(write(building, [&](store::Tx& tx) -> Done {
    taken.reset();
    KITH_TRY(const bool ours, store::leases::take(tx, "mail", holder, building.clock.now() + limits::mail_turn_ms));
    if (!ours) return {};
    KITH_TRY(taken, store::letters::find(tx, id));
    if (taken && taken->due > building.clock.now()) taken.reset();
    return {};
  }));
  return taken;
}

Result<mail::Mailbox> sender(const Building& building) {
  auto from = building.mail->from();
  if (!from.name.empty()) return from;
  KITH_CHECK(building.store.read([&](store::Tx& tx) -> Done {
    KITH_TRY(const auto house, store::houses::find(tx));
    if (house) from.name = house->name;
    return {};
  }));
  return from;
}

Done carry(const Building& building, const Waiting& waiting, const mail::Mailbox& from, const std::stop_token& stop) {
  KITH_TRY(const auto letter, open_letter(building.key, waiting.sealed));
  const auto id = waiting.id.text() + from.address.substr(from.address.find('@'));
  KITH_TRY(const auto mail,
           mail::composed({letter.to, letter.subject, letter.text, letter.leave_url}, {from, id, waiting.written}));
  return building.mail->carry(mail, letter.to, id, stop);
}

// Twice as long from try to try, and at last no more.
Done note_trouble(const Building& building, const Waiting& waiting, const Error& error) {
  const auto now = building.clock.now();
  const auto wait =
      std::min(limits::letter_wait_ms << std::min<std::int64_t>(waiting.tries, 20), limits::letter_longest_wait_ms);
  const bool over = error.kind != ErrorKind::Busy || now + wait >= waiting.written + limits::letter_gives_up_ms;
  log_warning("mail: letter {} {}: {} {}", waiting.id.text(), over ? "given up" : "waits", error.code, error.detail);
  return write(building, [&](store::Tx& tx) -> Done {
    if (!over) return store::letters::put_off(tx, waiting.id, now + wait, error.code);
    // Whom it was to tell of a seat has not heard of it: the team sees whom to phone.
    KITH_CHECK(store::seats::note_untold(tx, SeatId{waiting.about}));
    return store::letters::give_up(tx, waiting.id, error.code);
  });
}

}  // namespace

Result<int> send_letters(const Building& building, const std::string& holder, const std::stop_token& stop) {
  KITH_TRY(const auto all, due(building));
  if (all.empty()) return 0;
  KITH_TRY(const auto from, sender(building));
  int sent = 0;
  for (const auto& one : all) {
    if (stop.stop_requested()) break;
    KITH_TRY(const auto waiting, take(building, holder, one.id));
    if (!waiting) continue;
    const auto carried = carry(building, *waiting, from, stop);
    if (!carried && stop.stop_requested()) break;
    if (!carried) {
      KITH_CHECK(note_trouble(building, *waiting, carried.error()));
      continue;
    }
    KITH_CHECK(write(building, [&](store::Tx& tx) { return store::letters::drop(tx, waiting->id); }));
    ++sent;
  }
  KITH_CHECK(write(building, [&](store::Tx& tx) { return store::leases::give_back(tx, "mail", holder); }));
  return sent;
}

}  // namespace kith::app
