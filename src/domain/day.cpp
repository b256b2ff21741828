#include "domain/day.h"

#include <algorithm>

namespace kith {

std::vector<Planned> programme(const Day& day, const std::vector<Part>& parts) {
  auto in_order = parts;
  std::ranges::sort(in_order, {}, &Part::position);
  std::vector<Planned> planned;
  auto at = day.starts;
  for (auto& part : in_order) {
    const auto ends = at + part.minutes * minute_ms;
    planned.push_back({std::move(part), at, ends});
    at = ends;
  }
  return planned;
}

Instant ends(const Day& day, const std::vector<Part>& parts) {
  auto at = day.starts;
  for (const auto& part : parts) at = at + part.minutes * minute_ms;
  return at;
}

std::int64_t minutes_of_rounds(std::int64_t rounds, std::int64_t round_minutes) {
  return rounds * round_minutes + std::max<std::int64_t>(0, rounds - 1) * change_tables_minutes;
}

Instant names_go(const Day& day, Instant day_ends) { return day_ends + day.names_keep_days * day_ms; }

bool takes_sign_ups(const Day& day, Instant now, Instant day_ends) {
  return day.sign_up_open && !day.cancelled && now < day_ends;
}

}  // namespace kith
