// A seat as its person tends it: looks at it, changes what is said of them, gives it back, steps out of the waiting
// list, takes a free one. The team may do the same for somebody who phones.
#include "app/as_of.h"
#include "app/days/day_views.h"
#include "app/days/give_seat.h"
#include "app/days/seat_keeps.h"
#include "app/days/settings.h"
#include "app/days/tell.h"
#include "app/days/use_cases.h"
#include "formats/qr.h"
#include "store/people.h"

namespace kith::app {
namespace {

template <class Change>
Result<Answered<DaySeatView>> changed(Context& context, SeatId id, Change change) {
  return commit<DaySeatView>(context, [&](store::Tx& tx) -> Result<Outcome<DaySeatView>> {
    KITH_TRY(auto seat, find_seat(context, tx, id));
    KITH_CHECK(change(tx, seat));
    const auto view = [&context, &tx, id]() -> Result<DaySeatView> {
      KITH_TRY(const auto changed, store::seats::find(tx, id));
      return view_seat(context, tx, changed);
    };
    return Outcome<DaySeatView>{view, page_of(id)};
  });
}

std::unexpected<Error> no_seat_any_more() {
  return fail(ErrorKind::Conflict, "no_seat", say("This seat was given back, or was never one. Sign up once more."));
}

}  // namespace

Result<DaySeatView> show_seat(Context& context, const OfSeat& asked) {
  auto view = read<DaySeatView>(context, [&](store::Tx& tx) -> Result<DaySeatView> {
    KITH_TRY(const auto seat, find_seat(context, tx, asked.seat));
    return view_seat(context, tx, seat);
  });
  if (!view) return view;
  view->link_qr = formats::qr_svg(view->link.url, speak(context.language, say("The link to this seat as a QR code")));
  return view;
}

Result<Answered<DaySeatView>> edit_seat(Context& context, const EditSeat& asked) {
  return changed(context, asked.seat, [&](store::Tx& tx, Seat seat) -> Done {
    if (seat.state != SeatState::Coming && seat.state != SeatState::Waiting) return no_seat_any_more();
    KITH_CHECK(unchanged_since(asked.as_of, as_of(seat)));
    const bool planned_otherwise =
        seat.first_together != asked.first_together || seat.company != asked.company.value_or("");
    seat.name = asked.name;
    seat.line = asked.line.value_or("");
    seat.company = asked.company.value_or("");
    if (asked.forget_email.value_or(false)) seat.email_sealed.clear();
    if (asked.email) {
      seat.email_sealed = context.key.seal(seat_email, *asked.email);
      seat.own_address = is_own(context, seat);
    }
    if (is_own(context, seat)) seat.language = lang_attribute(context.language);
    seat.first_together = asked.first_together;
    seat.shows = asked.shows;
    seat.on_screen = asked.on_screen;
    KITH_CHECK(store::seats::save(tx, seat));
    if (planned_otherwise && is_in_the_room(seat)) return roster_changed(tx, seat.day);
    return {};
  });
}

Result<Answered<DaySeatView>> give_back_seat(Context& context, const OfSeat& asked) {
  return changed(context, asked.seat, [&](store::Tx& tx, const Seat& seat) -> Done {
    if (seat.state != SeatState::Coming) return {};
    return free_seat(context, tx, seat, SeatState::GivenBack);
  });
}

Result<Answered<DaySeatView>> step_out(Context& context, const OfSeat& asked) {
  return changed(context, asked.seat, [&](store::Tx& tx, const Seat& seat) -> Done {
    if (seat.state != SeatState::Waiting) return {};
    return free_seat(context, tx, seat, SeatState::SteppedOut);
  });
}

Result<Answered<DaySeatView>> take_seat(Context& context, const OfSeat& asked) {
  return changed(context, asked.seat, [&](store::Tx& tx, Seat seat) -> Done {
    if (seat.state == SeatState::Coming) return {};
    if (seat.state != SeatState::Waiting) return no_seat_any_more();
    KITH_TRY(const auto whole, find_day(context, tx, seat.day));
    KITH_TRY(const auto count, store::seats::count(tx, seat.day));
    if (!is_first_come(whole, count.coming, context.now()))
      return fail(ErrorKind::Conflict, "no_free_seat",
                  say("Somebody else was quicker: there is no free seat just now. You stay on the waiting list."));
    seat.state = SeatState::Coming;
    seat.told = true;
    KITH_CHECK(store::seats::save(tx, seat));
    return {};
  });
}

Result<Answered<DaySeatView>> confirm_seat(Context& context, const OfSeat& asked) {
  return changed(context, asked.seat, [&](store::Tx& tx, Seat seat) -> Done {
    if (seat.state != SeatState::Coming || seat.told) return {};
    seat.told = true;
    KITH_CHECK(untell(tx, seat.id));
    KITH_CHECK(store::seats::save(tx, seat));
    return {};
  });
}

Result<Opened> open_seat_link(Context& context, const ByToken& asked) {
  return read<Opened>(context, [&](store::Tx& tx) -> Result<Opened> {
    const auto gone = fail(ErrorKind::NotFound, "link_gone", say("This link opens nothing any more."));
    const auto id = link_id(asked.token);
    if (!id) return gone;
    const auto seat = store::seats::find(tx, SeatId{*id});
    if (!seat || !link_opens(context.key, seat_link, *id, seat->generation, asked.token)) return gone;
    KITH_TRY(const auto whole, find_day(context, tx, seat->day));
    return Opened{page_of_the_hour(whole, *seat, context.now()), all_keeps_of(context, *seat)};
  });
}

}  // namespace kith::app
