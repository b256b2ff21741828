#include "app/days/give_seat.h"

#include <algorithm>
#include <string>

#include "app/allowance.h"
#include "app/days/tell.h"
#include "base/limits.h"
#include "store/people.h"

namespace kith::app {
namespace {

constexpr std::uint64_t codes = 10'000;
constexpr int code_tries = 200;  // a day has at most a fifth as many people as there are codes

Result<PersonId> new_guest(Context& context, store::Tx& tx, const WholeDay& whole, const std::string& name) {
  Person guest{.id = new_id<PersonNoun>(context.random), .network = whole.day.network, .name = name};
  guest.started = context.now();
  guest.until = names_go(whole.day, whole.ends);
  KITH_CHECK(store::people::add(tx, guest));
  return guest.id;
}

// Counting takes reading every seat, so only where so many numbers were given at all.
Result<bool> is_full(store::Tx& tx, const Day& day) {
  if (day.seat_numbers < limits::day_people) return false;
  if (day.seat_numbers >= seats_ever) return true;
  KITH_TRY(const auto count, store::seats::count(tx, day.id));
  return count.coming + count.waiting >= limits::day_people;
}

}  // namespace

Done count_newcomer(Context& context, store::Tx& tx, DayId day) {
  const auto address = by_address(context, day.text());
  return count_one_more(context, tx, {{allowances::sign_ups_a_minute, address}, {allowances::sign_ups_a_day, address}});
}

// They are no secret of their own: they go with a name, and guessing is slowed down (find_my_seat.cpp).
Result<std::string> new_code(Context& context, store::Tx& tx, DayId day) {
  for (int i = 0; i < code_tries; ++i) {
    // From 10000 to 19999, without the one.
    auto code = std::to_string(codes + context.random.bits() % codes).substr(1);
    KITH_TRY(const bool taken, store::seats::has_code(tx, day, code));
    if (!taken) return code;
  }
  return fail(ErrorKind::Busy, "no_code", say("Something went wrong here. Please try once more."));
}

Result<Seat> give_seat(Context& context, store::Tx& tx, const WholeDay& whole, Seat wanted) {
  KITH_TRY(const auto day, store::days::find(tx, whole.day.id));
  KITH_TRY(const bool full, is_full(tx, day));
  if (full)
    return fail(
        ErrorKind::Conflict, "too_many_people",
        say("A day takes {most, number} names; these are all taken.", {{"most", std::int64_t{limits::day_people}}}));
  wanted.id = new_id<SeatNoun>(context.random);
  wanted.day = day.id;
  wanted.made = context.now();
  KITH_TRY(wanted.code, new_code(context, tx, day.id));
  if (wanted.person == PersonId{}) {
    KITH_TRY(wanted.person, new_guest(context, tx, whole, wanted.name));
  }
  return store::seats::add(tx, std::move(wanted));
}

Done keep_person(store::Tx& tx, const WholeDay& whole, PersonId id) {
  return store::people::stay(tx, id, names_go(whole.day, whole.ends));
}

Done keep_person_at_all(Context& context, store::Tx& tx, PersonId id) {
  KITH_TRY(const auto seats, store::seats::of_person(tx, id));
  for (const auto& seat : seats) {
    KITH_TRY(const auto whole, find_day(context, tx, seat.day));
    KITH_CHECK(keep_person(tx, whole, id));
  }
  KITH_TRY(const auto days, store::days::of_team(tx, id));
  for (const auto& day : days) {
    KITH_TRY(const auto whole, find_day(context, tx, day.id));
    KITH_CHECK(keep_person(tx, whole, id));
  }
  return {};
}

Done keep_people(const Context& context, store::Tx& tx, const Day& day) {
  KITH_TRY(const auto stays, store::people::stays_of_day(tx, day.id));
  for (const auto& [person, so_far, promised] : stays) {
    const auto until = stays_until(so_far, promised, context.now());
    if (until != so_far) KITH_CHECK(store::people::set_until(tx, person, until));
  }
  return {};
}

namespace {

// In the last hours; each is told once, and looks in again by themselves.
Done offer_to_all(Context& context, store::Tx& tx, const WholeDay& whole, const std::vector<Seat>& waiting) {
  for (auto seat : waiting) {
    if (seat.told) continue;
    KITH_TRY(seat.told, tell_offered(context, tx, whole, seat));
    if (seat.told) KITH_CHECK(store::seats::save(tx, seat));
  }
  return {};
}

}  // namespace

Done move_up(Context& context, store::Tx& tx, DayId id) {
  KITH_TRY(const auto whole, find_day(context, tx, id));
  KITH_TRY(const auto count, store::seats::count(tx, id));
  if (count.waiting == 0) return {};
  KITH_TRY(const auto waiting, store::seats::waiting(tx, id));
  for (const auto& up : who_moves_up(whole.day, count.coming, waiting, context.now())) {
    auto seat = *std::ranges::find(waiting, up, &Seat::id);
    seat.state = SeatState::Coming;
    KITH_TRY(seat.told, tell_moved_up(context, tx, whole, seat));
    KITH_CHECK(store::seats::save(tx, seat));
  }
  if (!is_first_come(whole, count.coming, context.now())) return {};
  return offer_to_all(context, tx, whole, waiting);
}

Done free_seat(Context& context, store::Tx& tx, Seat seat, SeatState becomes) {
  const bool was_here = is_in_the_room(seat);
  seat.state = becomes;
  KITH_CHECK(store::seats::save(tx, seat));
  KITH_CHECK(untell(tx, seat.id));
  if (was_here) KITH_CHECK(roster_changed(tx, seat.day));
  return move_up(context, tx, seat.day);
}

}  // namespace kith::app
