// A rehearsal from its beginning to its end. What happens in between is the day's own: the same commands, in a house
// that is thrown away.
#include <algorithm>

#include "app/days/entry.h"
#include "app/days/met/marks.h"
#include "app/rehearsal/rehearsals.h"
#include "app/rehearsal/view_rehearsal.h"
#include "app/use_cases.h"
#include "base/limits.h"
#include "store/wishes.h"

namespace kith::app {
namespace {

constexpr std::int64_t most_round_minutes = 240, most_at_a_table = 40;

// The rounds of that day as they are shaped, but not its people; the usual ones without a day, or without rounds.
Result<RehearsedRounds> shape_of_day(Context& context, const std::optional<DayId>& id) {
  if (!id) return RehearsedRounds{};
  return read<RehearsedRounds>(context, [&](store::Tx& tx) -> Result<RehearsedRounds> {
    KITH_TRY(const auto whole, find_day(context, tx, *id));
    const auto rounds = std::ranges::find(whole.parts, PartKind::Rounds, &Part::kind);
    if (rounds == whole.parts.end()) return RehearsedRounds{};
    return RehearsedRounds{std::clamp<std::int64_t>(rounds->rounds, 1, limits::rehearsal_rounds),
                           std::clamp<std::int64_t>(rounds->round_minutes, 1, most_round_minutes),
                           std::clamp<std::int64_t>(rounds->table_size, 2, most_at_a_table)};
  });
}

Viewer player_of(const Rehearsal& rehearsal) {
  Viewer viewer;
  viewer.person = rehearsal.day().player;
  return viewer;
}

template <class View>
Result<Answered<View>> answered(const Context& context, Outcome<View> outcome) {
  KITH_TRY(auto bytes, encoded(context, std::move(outcome)));
  return Answered<View>{std::move(bytes)};
}

// The moment in which both learn what both wished; the usual morning where they did not.
Result<Instant> morning_of(Context& context, const RehearsedDay& day) {
  return read<Instant>(context, [&](store::Tx& tx) -> Result<Instant> {
    KITH_TRY(const auto contact, store::contacts::of_two(tx, day.player, day.other));
    return contact ? std::max(contact->opens_at, day.morning) : day.morning;
  });
}

}  // namespace

Result<RehearsalsView> show_rehearsals(Context& context, const ShowRehearsals& asked) {
  return read<RehearsalsView>(context, [&](store::Tx& tx) -> Result<RehearsalsView> {
    RehearsalsView view{.day = asked.day, .minutes = limits::rehearsal_ms / minute_ms};
    if (!asked.day) return view;
    KITH_TRY(const auto whole, find_day(context, tx, *asked.day));
    view.day_title = whole.day.title;
    return view;
  });
}

Result<Answered<RehearsalView>> start_rehearsal(Context& context, const StartRehearsal& asked) {
  if (!context.rehearsals || context.rehearsal) return rehearsal_over();
  KITH_TRY(const auto shape, shape_of_day(context, asked.day));
  KITH_TRY(const auto rehearsal, context.rehearsals->start(context, shape));
  auto inside = context_in(*rehearsal, context);
  inside.viewer = player_of(*rehearsal);
  KITH_TRY(auto view, view_rehearsal(inside, *rehearsal, context.now()));
  const Keeps keeps{Keeps::What::SignIn, rehearsal->page(), rehearsal->day().sign_in};
  return answered(context, Outcome<RehearsalView>{std::move(view), rehearsal->page(), {keeps}});
}

Result<RehearsalView> show_rehearsal(Context& context, const OfRehearsal&) {
  KITH_TRY(const auto* rehearsal, rehearsal_of(context));
  return view_rehearsal(context, *rehearsal, context.rehearsals->now());
}

Result<Answered<RehearsalView>> let_morning_come(Context& context, const OfRehearsal&) {
  KITH_TRY(const auto* rehearsal, rehearsal_of(context));
  KITH_CHECK(check_plays(context, *rehearsal));
  KITH_TRY(const auto morning, morning_of(context, rehearsal->day()));
  rehearsal->set_forward_to(morning + minute_ms);
  KITH_TRY(auto view, view_rehearsal(context, *rehearsal, context.rehearsals->now()));
  return answered(context, Outcome<RehearsalView>{std::move(view), "/"});
}

Result<Answered<RehearsalsView>> end_rehearsal(Context& context, const OfRehearsal& asked) {
  if (!context.rehearsals) return rehearsal_over();
  // From inside it is one's own that ends, whatever the address names.
  if (context.rehearsal) KITH_CHECK(check_plays(context, *context.rehearsal));
  context.rehearsals->end(context.rehearsal ? context.rehearsal->token() : asked.rehearsal);
  const auto page = context.rehearsal ? std::string("/") : "/rehearsals/" + asked.rehearsal;
  return answered(context, Outcome<RehearsalsView>{RehearsalsView{.minutes = limits::rehearsal_ms / minute_ms}, page});
}

bool opens_in_a_rehearsal(std::string_view pattern) {
  if (pattern.ends_with("/claim") || pattern.ends_with("/adopt") || pattern.find("/import") != pattern.npos)
    return false;
  for (const std::string_view room : {"/rehearsals/", "/days/{day}", "/seats/", "/s/", "/w/", "/b/", "/contacts"})
    if (pattern.starts_with(room)) return true;
  return pattern == "/language" || pattern == "/me/shown";
}

}  // namespace kith::app
