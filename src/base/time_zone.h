// Time zones by their IANA names, as ICU knows them (it brings its own data, so no tzdata package is needed).
// For: future times, which are local time and zone. Not for: past ones, which are Instants, and not for words
// (base/language.h). Local times are written as forms write them: 2027-03-01T18:30. Pure, safe from several threads.
#pragma once
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"

namespace kith {

bool is_time_zone(const std::string& name);

// What this local time is in UTC; the earlier one of an hour that comes twice. Invalid for what is no time of any day,
// and for the hour that the clocks leave out in spring.
Result<Instant> instant_of_local(std::string_view local, const std::string& zone);
std::string local_of_instant(Instant at, const std::string& zone);
// The first time after `after` that clocks in the zone show this full hour.
Instant next_hour_of_day(Instant after, int hour, const std::string& zone);

}  // namespace kith
