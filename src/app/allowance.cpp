#include "app/allowance.h"

#include <algorithm>

#include "store/attempts.h"

namespace kith::app {
namespace {

std::string counter_of(const Context& context, const Counted& counted) {
  return context.key.sign(counted.allowance.what, counted.whose);
}

// It goes on when the first of the latest `most` leaves the window.
std::unexpected<Error> used_up(const Allowance& allowance, std::optional<Instant> first, Instant now) {
  const auto lifts_ms = first ? first->ms + allowance.window_ms - now.ms : allowance.window_ms;
  const auto seconds = std::max<std::int64_t>(1, lifts_ms / second_ms + 1);
  constexpr auto a_minute = minute_ms / second_ms;
  Error error{ErrorKind::TooMany, std::string(allowance.code), allowance.answer((seconds + a_minute - 1) / a_minute)};
  error.retry_after_s = static_cast<int>(seconds);
  return std::unexpected(std::move(error));
}

Done check_room(const Context& context, store::Tx& tx, const Allowance& allowance, const std::string& counter) {
  KITH_TRY(const auto count, store::attempts::count(tx, counter, context.now() + -allowance.window_ms));
  if (count < allowance.most) return {};
  KITH_TRY(const auto first, store::attempts::oldest_of_latest(tx, counter, allowance.most));
  return used_up(allowance, first, context.now());
}

}  // namespace

Message goes_on_soon(std::int64_t minutes) {
  return say(
      "That was a lot for one go. In {minutes, plural, one {a minute} other {# minutes}} it goes on; "
      "nothing you typed is lost.",
      {{"minutes", minutes}});
}

Message many_signed_up_today(std::int64_t) {
  return say("A great many have signed up from here today. The team can add you.");
}

Message tried_too_often(std::int64_t) { return say("That was tried too often. Please wait a little and try again."); }

Message tried_too_often_ask_the_team(std::int64_t) {
  return say("That was tried too often. Please wait a little, or ask the team: they can show you your link.");
}

std::string by_address(const Context& context, const std::string& at) { return "address " + context.visitor + at; }

std::string by_person(const Context& context, const std::string& at) {
  return context.viewer.person ? "person " + context.viewer.person->text() + at : "";
}

Done count_one_more(Context& context, store::Tx& tx, std::initializer_list<Counted> all) {
  if (!context.limits_on) return {};
  std::vector<std::string> counters;
  for (const auto& counted : all) {
    if (counted.whose.empty()) continue;
    auto counter = counter_of(context, counted);
    KITH_CHECK(check_room(context, tx, counted.allowance, counter));
    if (std::ranges::find(counters, counter) == counters.end()) counters.push_back(std::move(counter));
  }
  for (const auto& counter : counters) KITH_CHECK(store::attempts::add(tx, counter));
  return {};
}

Result<bool> has_room_for_one_more(Context& context, store::Tx& tx, std::initializer_list<Counted> all) {
  const auto counted = count_one_more(context, tx, all);
  if (counted) return true;
  if (counted.error().kind == ErrorKind::TooMany) return false;
  return std::unexpected(counted.error());
}

Done count_one_less(Context& context, store::Tx& tx, const Counted& counted) {
  if (!context.limits_on || counted.whose.empty()) return {};
  return store::attempts::take_back(tx, counter_of(context, counted));
}

}  // namespace kith::app
