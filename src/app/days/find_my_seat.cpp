// A name and four digits open a seat, for those who came by a list and have no link. Guessing is slow from one address
// and against one name, counted before anything is compared; a wrong name and a wrong code have the same answer.
#include <algorithm>

#include "app/days/day_views.h"
#include "app/days/seat_keeps.h"
#include "app/days/use_cases.h"
#include "base/json.h"
#include "base/text.h"
#include "store/attempts.h"

namespace kith::app {
namespace {

struct Limit {
  std::string bucket;
  int most;
};
constexpr std::int64_t window_ms = 15 * minute_ms;
constexpr int tries_per_name = 5;
constexpr int tries_per_address = 60;  // a room full of phones is one address, and people mistype

Done count_one(Context& context, store::Tx& tx, const Limit& limit) {
  KITH_TRY(const auto count, store::attempts::count(tx, limit.bucket, context.now() + -window_ms));
  if (count < limit.most) return store::attempts::add(tx, limit.bucket);
  KITH_TRY(const auto oldest, store::attempts::oldest_of_latest(tx, limit.bucket, limit.most));
  Error error{ErrorKind::TooMany, "too_many_tries",
              say("That was tried too often. Please wait a little, or ask the team: they can show you your link.")};
  const auto lifts = oldest ? (oldest->ms + window_ms - context.now().ms) / second_ms + 1 : window_ms / second_ms;
  error.retry_after_s = static_cast<int>(std::max<std::int64_t>(1, lifts));
  return std::unexpected(std::move(error));
}

// One commit of its own: a refused try must still be counted. A name that is nobody's is counted like one that is.
Done count_try(Context& context, const FindMySeat& asked) {
  if (!context.limits_on) return {};
  const auto day = asked.day.text();
  const Limit per_address{context.key.sign("find-my-seat", "address " + context.visitor + day), tries_per_address};
  const Limit per_name{context.key.sign("find-my-seat", "name " + day + folded(asked.name)), tries_per_name};
  const auto counted = context.store.commit({}, [&](store::Tx& tx) -> Result<std::string> {
    KITH_CHECK(count_one(context, tx, per_address));
    KITH_CHECK(count_one(context, tx, per_name));
    return "";
  });
  if (!counted) return std::unexpected(counted.error());
  return {};
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
    context.tokens.push_back(seat_token(context, *found));
    KITH_TRY(auto view, view_seat(context, tx, *found));
    const auto page = page_of_the_hour(whole, *found, context.now());
    return Outcome<DaySeatView>{std::move(view), page, all_keeps_of(context, *found)};
  });
}

}  // namespace kith::app
