// How much of what stays (lists, people, days) may be begun in a while: by one person, and from one network address,
// because becoming a person costs only a name. A house whose whole team sits behind one address is not in its way.
// For: commands that anybody may give and that fill the house. Not for: guessing (app/people/sign_in.cpp).
#pragma once
#include <string_view>

#include "app/context.h"

namespace kith::app {

struct Allowance {
  std::string_view what;
  int each = 0;         // of a person
  int per_address = 0;  // of all who come from there
  std::int64_t window_ms = 0;
};
inline constexpr Allowance people_allowed{"people", 600, 600, hour_ms};  // a hall may start within the hour
inline constexpr Allowance lists_allowed{"lists", 60, 120, hour_ms};     // 200 kB each, kept for a day at least
inline constexpr Allowance days_allowed{"days", 20, 60, day_ms};

// Counts one more, in the transaction that makes it; TooMany, with when to go on, if that is too many.
Done count_one_more(Context& context, store::Tx& tx, const Allowance& allowance);

}  // namespace kith::app
