// The sums that a day's team is told a week later. A sum stays what it was, whatever becomes of the contacts.
// One transaction; errors: see store/store.h.
#pragma once
#include <optional>
#include <vector>

#include "base/result.h"
#include "domain/day_sum.h"

namespace kith::store {
class Tx;
}

namespace kith::store::day_sums {

// Days that began before then, took place and have no sum yet; the oldest first, at most a page of them.
Result<std::vector<DayId>> unsummed(Tx& tx, Instant began_before);

struct Counted {
  std::int64_t here = 0;      // people whom the door saw
  std::int64_t contacts = 0;  // of two who met there, open by then
};
Result<Counted> count(Tx& tx, DayId day, Instant now);

// Nothing happens if the day has one.
Done add(Tx& tx, const DaySum& sum);
Result<std::optional<DaySum>> find(Tx& tx, DayId day);

}  // namespace kith::store::day_sums
