// How often something may be done in a while, before whoever does it is asked to wait: every such limit stands here,
// with what is counted, how many of it in which time, and what is answered.
// For: commands that anybody may give and that fill the house, guess, or write to people. Not for: how large something
// may be (base/limits.h), digits that were wrong, which no waiting gives back (app/days/find_my_seat.cpp), nor what
// lives in memory and is counted there (app/rehearsal). Counters survive a restart and are found by keyed hashes, so
// that the table tells nobody who did what. Counted in the transaction that does it; what counts although it is refused
// is counted in a commit of its own. All of it is off where context.limits_on is.
#pragma once
#include <initializer_list>
#include <string>
#include <string_view>

#include "app/context.h"

namespace kith::app {

// What is said to whoever used it up; `minutes` until it goes on, at least 1.
Message goes_on_soon(std::int64_t minutes);
Message many_signed_up_today(std::int64_t minutes);
Message tried_too_often(std::int64_t minutes);
Message tried_too_often_ask_the_team(std::int64_t minutes);

struct Allowance {
  std::string_view what;  // those of one name share a counter: so many in this time, and so many in that
  int most = 0;
  std::int64_t window_ms = 0;
  std::string_view code = "too_many";
  Message (*answer)(std::int64_t minutes) = goes_on_soon;
};

namespace allowances {

// Becoming somebody costs only a name, so of what stays so much may be begun by one person and from one network
// address. A house whose whole team sits behind one address is not in its way.
inline constexpr Allowance people_from_address{"people", 600, hour_ms};  // a hall may start within the hour
inline constexpr Allowance lists_of_person{"lists", 60, hour_ms};        // 200 kB each, kept for a day at least
inline constexpr Allowance lists_from_address{"lists", 120, hour_ms};
inline constexpr Allowance days_of_person{"days", 20, day_ms};
inline constexpr Allowance days_from_address{"days", 60, day_ms};

// To one post, by those without an account (row S5): strangers by their address; guests each, because an address may be
// a whole venue's, and together, because a machine becomes as many guests as it likes.
inline constexpr Allowance replies_of_strangers{"replies", 10, minute_ms, "too_many_replies"};
inline constexpr Allowance replies_of_guest{"replies of a guest", 10, minute_ms, "too_many_replies"};
inline constexpr Allowance replies_of_guests{"replies of guests", 60, minute_ms, "too_many_replies"};

// For one day, from one address, without the team: as fast as a full room does it, and no faster.
inline constexpr Allowance sign_ups_a_minute{"sign-ups", 120, minute_ms, "too_many_sign_ups"};
inline constexpr Allowance sign_ups_a_day{"sign-ups", 1'000, day_ms, "too_many_sign_ups", many_signed_up_today};

// Names with four digits tried at one day from one address. A room full of phones is one address, and people mistype.
inline constexpr Allowance digits_in_minutes{"find-my-seat", 60, 15 * minute_ms, "too_many_tries",
                                             tried_too_often_ask_the_team};
inline constexpr Allowance digits_a_day{"find-my-seat", 300, day_ms, "too_many_tries", tried_too_often_ask_the_team};

// Passphrases tried (row S5).
inline constexpr Allowance sign_ins_to_account{"sign-ins", 10, 15 * minute_ms, "too_many_sign_ins", tried_too_often};
inline constexpr Allowance sign_ins_from_address{"sign-ins", 50, hour_ms, "too_many_sign_ins", tried_too_often};

// What comes on top is not written; nobody is answered.
inline constexpr Allowance letters_to_address{"letters", 20, hour_ms};
inline constexpr Allowance letters_of_day{"letters of a day", 500, hour_ms};
inline constexpr Allowance letters_of_all_days{"letters of a day", 1'000, hour_ms};

}  // namespace allowances

// An allowance and whose it is: a name for one person, address, post or day that no other one of it has.
struct Counted {
  const Allowance& allowance;
  std::string whose;  // empty: nobody's, and not counted
};
// Of the network address that asks, and of the person, if one does; `at` is the post or day it is counted for.
std::string by_address(const Context& context, const std::string& at = {});
std::string by_person(const Context& context, const std::string& at = {});

// Counts one more of all, or none: TooMany, with when it goes on, if one of them is used up.
Done count_one_more(Context& context, store::Tx& tx, std::initializer_list<Counted> all);
// The same where nobody is answered: whether there was room.
Result<bool> has_room_for_one_more(Context& context, store::Tx& tx, std::initializer_list<Counted> all);
// The latest was none after all, for every allowance of that name.
Done count_one_less(Context& context, store::Tx& tx, const Counted& counted);

}  // namespace kith::app
