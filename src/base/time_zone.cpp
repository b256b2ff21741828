#include "base/time_zone.h"

#include <array>
#include <cstdio>
#include <map>
#include <memory>
#include <unicode/gregocal.h>
#include <unicode/timezone.h>

namespace kith {
namespace {

constexpr std::size_t local_length = 16;  // 2027-03-01T18:30

std::unique_ptr<icu::TimeZone> zone_of(const std::string& name) {
  return std::unique_ptr<icu::TimeZone>(icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(name)));
}

// Clocks on the wall, from the year 1 on as everywhere today. It stands wherever its last reader left it. Finding a
// zone's rules costs far more than reading a clock by them, so each thread keeps those it has just used.
icu::GregorianCalendar& calendar_in(const std::string& zone) {
  constexpr std::size_t calendars_kept = 8;
  thread_local std::map<std::string, icu::GregorianCalendar> calendars;
  if (const auto found = calendars.find(zone); found != calendars.end()) return found->second;
  if (calendars.size() >= calendars_kept) calendars.clear();
  UErrorCode status = U_ZERO_ERROR;
  icu::GregorianCalendar calendar(zone_of(zone).release(), status);
  calendar.setGregorianChange(-1e17, status);
  calendar.setRepeatedWallTimeOption(UCAL_WALLTIME_FIRST);
  return calendars.emplace(zone, calendar).first->second;
}

struct Wall {
  int year = 0, month = 0, day = 0, hour = 0, minute = 0;
  bool operator==(const Wall&) const = default;
};

bool read_wall(std::string_view local, Wall& wall) {
  if (local.size() != local_length) return false;
  const std::string text(local);
  int read = 0;
  const int fields = std::sscanf(text.c_str(), "%4d-%2d-%2dT%2d:%2d%n", &wall.year, &wall.month, &wall.day, &wall.hour,
                                 &wall.minute, &read);
  return fields == 5 && read == static_cast<int>(local_length) && text.find_first_of(" +") == text.npos;
}

Wall wall_of(const icu::Calendar& calendar) {
  UErrorCode status = U_ZERO_ERROR;
  return {calendar.get(UCAL_YEAR, status), calendar.get(UCAL_MONTH, status) + 1, calendar.get(UCAL_DATE, status),
          calendar.get(UCAL_HOUR_OF_DAY, status), calendar.get(UCAL_MINUTE, status)};
}

Instant moment_of(const icu::Calendar& calendar) {
  UErrorCode status = U_ZERO_ERROR;
  return {static_cast<std::int64_t>(calendar.getTime(status))};
}

}  // namespace

bool is_time_zone(const std::string& name) { return *zone_of(name) != icu::TimeZone::getUnknown(); }

Result<Instant> instant_of_local(std::string_view local, const std::string& zone) {
  Wall asked;
  if (!read_wall(local, asked) || asked.year < 1)
    return fail(ErrorKind::Invalid, "no_time", say("Please write the time like 2027-03-01T18:30."));
  auto& calendar = calendar_in(zone);
  calendar.clear();
  calendar.set(asked.year, asked.month - 1, asked.day, asked.hour, asked.minute);
  const auto at = moment_of(calendar);
  if (wall_of(calendar) == asked) return at;
  return fail(ErrorKind::Invalid, "no_such_time", say("There is no such time on that day. Please look at it again."));
}

std::string local_of_instant(Instant at, const std::string& zone) {
  auto& calendar = calendar_in(zone);
  UErrorCode status = U_ZERO_ERROR;
  calendar.setTime(static_cast<UDate>(at.ms), status);
  const auto wall = wall_of(calendar);
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02d-%02dT%02d:%02d", wall.year, wall.month, wall.day, wall.hour,
                wall.minute);
  return text.data();
}

Instant next_hour_of_day(Instant after, int hour, const std::string& zone) {
  auto& calendar = calendar_in(zone);
  UErrorCode status = U_ZERO_ERROR;
  calendar.setTime(static_cast<UDate>(after.ms), status);
  for (int days = 0; days < 3; ++days) {
    calendar.set(UCAL_HOUR_OF_DAY, hour);
    calendar.set(UCAL_MINUTE, 0);
    calendar.set(UCAL_SECOND, 0);
    calendar.set(UCAL_MILLISECOND, 0);
    const auto at = moment_of(calendar);
    if (at > after) return at;
    calendar.add(UCAL_DATE, 1, status);
  }
  return after + day_ms;
}

}  // namespace kith
