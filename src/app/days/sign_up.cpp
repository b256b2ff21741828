// Anybody signs up for a day, alone or with somebody along: coming, or on the waiting list if it is full.
#include "app/days/day_views.h"
#include "app/days/give_seat.h"
#include "app/days/seat_keeps.h"
#include "app/days/use_cases.h"

namespace kith::app {
namespace {

Done check_open(const Context& context, const WholeDay& whole) {
  if (context.form.trap_filled)
    return fail(ErrorKind::Conflict, "trap", say("The field that is to stay empty was filled. Please leave it empty."));
  if (whole.day.cancelled) return fail(ErrorKind::Conflict, "cancelled", say("This day does not take place."));
  if (takes_sign_ups(whole.day, context.now(), whole.ends)) return {};
  return fail(ErrorKind::Conflict, "sign_up_closed", say("Sign-up is closed for this day."));
}

// Whoever is somebody here takes the seat themselves, unless they have one: then it is for somebody else.
Result<PersonId> whose(Context& context, store::Tx& tx, const WholeDay& whole) {
  if (!context.viewer.person) return PersonId{};
  KITH_TRY(const auto own, store::seats::find_of_person(tx, whole.day.id, *context.viewer.person));
  if (own) return PersonId{};
  KITH_CHECK(keep_person(tx, whole, *context.viewer.person));
  return *context.viewer.person;
}

Seat seat_wanted(const Context& context, const SignUp& asked, SeatState state) {
  Seat seat{.name = asked.name};
  seat.line = asked.line.value_or("");
  seat.company = asked.company.value_or("");
  if (asked.email) seat.email_sealed = context.key.seal(seat_email, *asked.email);
  seat.own_address = asked.email.has_value();
  if (seat.own_address) seat.language = lang_attribute(context.language);
  seat.state = state;
  seat.told = state == SeatState::Coming;
  seat.shows = asked.shows.value_or(false);
  seat.on_screen = asked.on_screen.value_or(false);
  seat.first_together = asked.bring && asked.first_together.value_or(false);
  return seat;
}

}  // namespace

Result<Answered<DaySeatView>> sign_up(Context& context, const SignUp& asked) {
  return commit<DaySeatView>(context, [&](store::Tx& tx) -> Result<Outcome<DaySeatView>> {
    KITH_TRY(const auto whole, find_day(context, tx, asked.day));
    KITH_CHECK(check_open(context, whole));
    KITH_CHECK(count_newcomer(context, tx, asked.day));
    KITH_TRY(const auto count, store::seats::count(tx, asked.day));
    const auto state = state_of_sign_up(whole.day, count.coming, count.waiting, asked.bring ? 2 : 1);
    auto wanted = seat_wanted(context, asked, state);
    KITH_TRY(wanted.person, whose(context, tx, whole));
    KITH_TRY(const auto seat, give_seat(context, tx, whole, std::move(wanted)));
    if (asked.bring) {
      Seat along{.name = *asked.bring, .state = state, .brought_by = seat.id};
      along.told = seat.told;
      KITH_CHECK(give_seat(context, tx, whole, std::move(along)));
    }
    // Whoever just took it holds its link from here on.
    context.tokens.push_back(seat_token(context, seat));
    const auto view = [&context, &tx, seat] { return view_seat(context, tx, seat); };
    return Outcome<DaySeatView>{view, page_of(seat.id), all_keeps_of(context, seat)};
  });
}

}  // namespace kith::app
