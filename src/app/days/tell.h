// What a day writes to people who left an e-mail address themselves (docs/decisions/0016): that they moved up, that
// a seat is free, and that it does not take place after all. In the language they used when they signed up or last
// saved, else in the house's. Nothing else is ever mailed of a day; importing mails nobody. Inside the transaction that
// gives the reason.
#pragma once
#include "app/context.h"
#include "app/days/entry.h"

namespace kith::app {

// Left it themselves: an address that the team brought in is never written to.
inline bool may_be_written_to(const Seat& seat) { return seat.own_address && !seat.email_sealed.empty(); }

// Whether a letter tells them; if not, their page does, and the team sees whom to phone.
Result<bool> tell_moved_up(Context& context, store::Tx& tx, const WholeDay& whole, const Seat& seat);
// That a seat is free for the first to take it; the same for whoever waits.
Result<bool> tell_offered(Context& context, store::Tx& tx, const WholeDay& whole, const Seat& seat);
// Everybody who comes or waits.
Done tell_cancelled(Context& context, store::Tx& tx, const WholeDay& whole);
// Takes back what of these has not left the house yet.
Done untell(store::Tx& tx, SeatId seat);
Done untell(store::Tx& tx, DayId day);

}  // namespace kith::app
