#include "app/days/entry.h"

#include <algorithm>

#include "store/people.h"

namespace kith::app {
namespace {

std::unexpected<Error> absent() {
  return fail(ErrorKind::NotFound, "not_found", say("There is nothing here, or nothing for you to see."));
}

}  // namespace

std::string page_of(DayId day) { return "/days/" + day.text(); }
std::string page_of(SeatId seat) { return "/seats/" + seat.text(); }

Result<WholeDay> find_day(Context& context, store::Tx& tx, DayId id) {
  WholeDay whole;
  KITH_TRY(whole.day, store::days::find(tx, id));
  KITH_TRY(whole.parts, store::parts::of_day(tx, id));
  whole.ends = ends(whole.day, whole.parts);
  KITH_TRY(whole.team, store::days::is_team(tx, id, context.viewer));
  return whole;
}

Result<WholeDay> find_day_of_team(Context& context, store::Tx& tx, DayId id) {
  KITH_TRY(auto whole, find_day(context, tx, id));
  if (!whole.team) return absent();
  return whole;
}

Result<WholeDay> find_day_to_cancel(Context& context, store::Tx& tx, DayId id) {
  if (context.viewer.keeper) return find_day(context, tx, id);
  return find_day_of_team(context, tx, id);
}

Result<Part> part_of_day(const WholeDay& whole, PartId id) {
  const auto found = std::ranges::find(whole.parts, id, &Part::id);
  if (found == whole.parts.end()) return absent();
  return *found;
}

Result<Part> rounds_of_day(store::Tx& tx, const WholeDay& whole) {
  std::optional<Part> next, last;
  for (const auto& part : whole.parts) {
    if (part.kind != PartKind::Rounds) continue;
    KITH_TRY(const auto live, store::rounds::live(tx, part));
    if (is_under_way(live, part)) return part;
    if (live.round == 0 && !next) next = part;
    last = part;
  }
  if (next) return *next;
  if (last) return *last;
  return fail(ErrorKind::NotFound, "no_rounds", say("The programme has no rounds at tables yet."));
}

bool is_own(const Context& context, const Seat& seat) {
  return context.viewer.is(seat.person) || context.holds(seat_link, seat.id.value, seat.generation);
}

Result<Seat> find_own_seat(Context& context, store::Tx& tx, SeatId id) {
  KITH_TRY(auto seat, store::seats::find(tx, id));
  if (is_own(context, seat)) return seat;
  return absent();
}

Result<Seat> find_seat_as_person(Context& context, store::Tx& tx, SeatId id) {
  KITH_TRY(auto seat, find_own_seat(context, tx, id));
  if (context.viewer.is(seat.person)) return seat;
  KITH_TRY(const auto person, store::people::find_by_link(tx, seat.person));
  if (!person.opens.account) return seat;
  return fail(ErrorKind::NotSignedIn, "not_signed_in",
              say("This belongs to an account: sign in, and everything is there. The link opens the seat itself."));
}

Result<Seat> find_seat(Context& context, store::Tx& tx, SeatId id) {
  if (auto own = find_own_seat(context, tx, id)) return own;
  KITH_TRY(auto seat, store::seats::find(tx, id));
  KITH_TRY(const bool team, store::days::is_team(tx, seat.day, context.viewer));
  if (!team) return absent();
  return seat;
}

bool is_first_come(const WholeDay& whole, std::int64_t coming, Instant now) {
  return is_offered_to_all(whole.day, coming, now) && takes_sign_ups(whole.day, now, whole.ends);
}

bool has_rounds(const WholeDay& whole) {
  return std::ranges::find(whole.parts, PartKind::Rounds, &Part::kind) != whole.parts.end();
}

std::string page_of_the_hour(const WholeDay& whole, const Seat& seat, Instant now) {
  const bool at_the_tables = holds_a_seat(seat) && !whole.day.cancelled;
  if (!at_the_tables || now < whole.day.starts + -hour_ms) return page_of(seat.id);
  if (now >= whole.ends) return page_of(seat.id) + "/met";
  return page_of(seat.id) + (has_rounds(whole) ? "/now" : "");
}

std::string seat_token(const Context& context, const Seat& seat) {
  return link_token(context.key, seat_link, seat.id.value, seat.generation);
}

std::string badge_token(const Context& context, const Seat& seat) {
  return link_token(context.key, badge_link, seat.id.value, 1);
}

Keeps keeps_of(const Context& context, const Seat& seat) {
  return {Keeps::What::Link, page_of(seat.id), seat_token(context, seat)};
}

Keeps keeps_at_door(const Context& context, const Seat& seat) {
  return {Keeps::What::Link, page_of(seat.day) + "/here", seat_token(context, seat)};
}

Done roster_changed(store::Tx& tx, DayId day) {
  KITH_TRY(const auto parts, store::parts::of_day(tx, day));
  for (const auto& part : parts) {
    if (part.kind != PartKind::Rounds) continue;
    KITH_TRY(const auto live, store::rounds::live(tx, part));
    if (live.round <= part.rounds) KITH_CHECK(store::rounds::raise_roster(tx, part));
  }
  return {};
}

}  // namespace kith::app
