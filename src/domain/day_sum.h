// What a day's team is told a week later: about how many contacts came of it. Once, from twelve people on, rounded to
// five, so that no number tells of one person's yes or no, or of an end.
// Pure values.
#pragma once
#include <cstdint>
#include <optional>

#include "base/clock.h"
#include "domain/ids.h"

namespace kith {

struct DaySum {
  DayId day;
  std::optional<std::int64_t> contacts;  // rounded; none where too few people were here
  Instant told;
};

constexpr std::int64_t sum_after_ms = 7 * day_ms;  // from the end of the day
constexpr std::int64_t least_summed = 12;          // people who were here

constexpr std::int64_t rounded_to_five(std::int64_t count) { return (count + 2) / 5 * 5; }

constexpr std::optional<std::int64_t> contacts_told(std::int64_t here, std::int64_t contacts) {
  if (here < least_summed) return std::nullopt;
  return rounded_to_five(contacts);
}

}  // namespace kith
