// A name and four digits open a seat, for those who came by a list and have no link. A code rests after some wrong
// ones, however long a guesser waits, until it is renewed; one address tries so many times. Counted before anything is
// compared; a wrong name and a wrong code have the same answer. Whoever holds the seat's link needs none of this.
#include <algorithm>

#include "app/allowance.h"
#include "app/days/day_views.h"
#include "app/days/give_seat.h"
#include "app/days/seat_keeps.h"
#include "app/days/use_cases.h"
#include "base/json.h"
#include "base/text.h"
#include "store/wrong_codes.h"

namespace kith::app {
namespace {

constexpr std::int64_t wrong_per_name = 20;  // of 10,000, until the team or the guest renews the code

// Two of one name share it, as they share the guesses.
std::string bucket_of_name(const Context& context, DayId day, const std::string& name) {
  return context.key.sign("find-my-seat", "name " + day.text() + folded(name));
}

// One commit of its own: a refused try must still be counted. A name that is nobody's is counted like one that is.
Done count_try(Context& context, const FindMySeat& asked) {
  if (!context.limits_on) return {};
  const auto address = by_address(context, asked.day.text());
  const auto name = bucket_of_name(context, asked.day, asked.name);
  const auto counted = context.store.commit({}, [&](store::Tx& tx) -> Result<std::string> {
    KITH_CHECK(find_day(context, tx, asked.day));
    KITH_CHECK(
        count_one_more(context, tx, {{allowances::digits_in_minutes, address}, {allowances::digits_a_day, address}}));
    KITH_TRY(const auto wrong, store::wrong_codes::count(tx, asked.day, name));
    if (wrong < wrong_per_name) KITH_CHECK(store::wrong_codes::add(tx, asked.day, name));
    return wrong < wrong_per_name ? "" : "rests";
  });
  if (!counted) return std::unexpected(counted.error());
  if (counted->empty()) return {};
  return fail(ErrorKind::TooMany, "code_rests",
              say("Too many wrong digits were tried with this name, so they rest. Ask the team: they can show you your "
                  "link, or give you new ones."));
}

// What fits is not counted.
Done count_no_try(Context& context, store::Tx& tx, const FindMySeat& asked) {
  if (!context.limits_on) return {};
  KITH_CHECK(count_one_less(context, tx, {allowances::digits_in_minutes, by_address(context, asked.day.text())}));
  return store::wrong_codes::take_back(tx, asked.day, bucket_of_name(context, asked.day, asked.name));
}

}  // namespace

Result<DaySummary> show_find_my_seat(Context& context, const OfDay& asked) {
  return read<DaySummary>(context, [&](store::Tx& tx) -> Result<DaySummary> {
    KITH_TRY(const auto whole, find_day(context, tx, asked.day));
    return summary_of(context, whole);
  });
}

Result<Answered<DaySeatView>> find_my_seat(Context& context, const FindMySeat& asked) {
  KITH_CHECK(count_try(context, asked));
  return commit<DaySeatView>(context, [&](store::Tx& tx) -> Result<Outcome<DaySeatView>> {
    KITH_TRY(const auto whole, find_day(context, tx, asked.day));
    KITH_TRY(const auto seats, store::seats::of_day(tx, asked.day));
    const auto name = folded(asked.name);
    const auto found = std::ranges::find_if(seats, [&](const Seat& seat) {
      return seat.state != SeatState::Removed && seat.code == asked.code && folded(seat.name) == name;
    });
    if (found == seats.end())
      return std::unexpected(
          fields_error({{"code", "does_not_fit", say("This name and these four digits do not belong together.")}})
              .error());
    KITH_CHECK(count_no_try(context, tx, asked));
    context.tokens.push_back(seat_token(context, *found));
    KITH_TRY(auto view, view_seat(context, tx, *found));
    const auto page = page_of_the_hour(whole, *found, context.now());
    return Outcome<DaySeatView>{std::move(view), page, all_keeps_of(context, *found)};
  });
}

Result<Answered<DaySeatView>> renew_code(Context& context, const OfSeat& asked) {
  return commit<DaySeatView>(context, [&](store::Tx& tx) -> Result<Outcome<DaySeatView>> {
    KITH_TRY(auto seat, find_seat(context, tx, asked.seat));
    KITH_TRY(seat.code, new_code(context, tx, seat.day));
    KITH_TRY(seat.version, store::seats::save(tx, seat));
    KITH_CHECK(store::wrong_codes::forget(tx, seat.day, bucket_of_name(context, seat.day, seat.name)));
    KITH_TRY(auto view, view_seat(context, tx, seat));
    return Outcome<DaySeatView>{std::move(view), page_of(seat.id)};
  });
}

}  // namespace kith::app
