#include "app/allowance.h"

#include <algorithm>

#include "store/attempts.h"

namespace kith::app {
namespace {

Done count(Context& context, store::Tx& tx, const Allowance& allowance, const std::string& who, int most) {
  const auto bucket = context.key.sign(allowance.what, who);
  KITH_TRY(const auto count, store::attempts::count(tx, bucket, context.now() + -allowance.window_ms));
  if (count < most) return store::attempts::add(tx, bucket);
  KITH_TRY(const auto oldest, store::attempts::oldest_of_latest(tx, bucket, most));
  const auto lifts_ms = oldest ? oldest->ms + allowance.window_ms - context.now().ms : allowance.window_ms;
  const auto minutes = std::max<std::int64_t>(1, lifts_ms / minute_ms + 1);
  Error error{ErrorKind::TooMany, "too_many",
              say("That was a lot for one go. In {minutes, plural, one {a minute} other {# minutes}} it goes on; "
                  "nothing you typed is lost.",
                  {{"minutes", minutes}})};
  error.retry_after_s = static_cast<int>(minutes * minute_ms / second_ms);
  return std::unexpected(std::move(error));
}

}  // namespace

Done count_one_more(Context& context, store::Tx& tx, const Allowance& allowance) {
  if (!context.limits_on) return {};
  if (context.viewer.person)
    KITH_CHECK(count(context, tx, allowance, "person " + context.viewer.person->text(), allowance.each));
  return count(context, tx, allowance, "address " + context.visitor, allowance.per_address);
}

}  // namespace kith::app
