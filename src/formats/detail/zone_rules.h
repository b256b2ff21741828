// How the clocks of a time zone go, as a VTIMEZONE (RFC 5545, 3.6.5), by ICU, which the house reckons with, too.
#pragma once
#include <string>

#include "base/clock.h"

namespace kith::formats {

// From `since` on, for a zone that there is (base/time_zone.h).
std::string zone_rules(const std::string& zone, Instant since);

}  // namespace kith::formats
