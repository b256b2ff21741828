// One event as an iCalendar file (RFC 5545, by libical), for a calendar that somebody keeps.
// Times are local, with the rules of their zone in the file (VTIMEZONE, by ICU), so that they stay right when clocks
// change. Text is escaped and lines are folded at 75 bytes. Nobody's address is in it. Pure, safe from several threads.
#pragma once
#include <cstdint>
#include <string>

#include "base/clock.h"
#include "base/result.h"

namespace kith::formats {

struct CalendarEvent {
  std::string uid;            // the same for the event's life, the world over: "k3m9t04w7z2qa@kith.example"
  std::int64_t sequence = 0;  // rises with each change of time or place, and when it is called off (RFC 5546, 2.1.4)
  Instant stamp;              // when this was said
  std::string starts, ends;   // local, as 2027-03-01T18:30
  std::string zone;           // IANA name
  std::string title;
  std::string place = {};
  std::string text = {};
  std::string url = {};            // its page
  std::string organizer = {};      // a name; goes with organizer_url
  std::string organizer_url = {};  // an address on the web, never an e-mail address
};

// Publish puts it into a calendar or changes it there; Cancel calls it off (RFC 5546, 3.2.1 and 3.2.5).
enum class CalendarMethod { Publish, Cancel };

// Invalid if a time or zone is none.
Result<std::string> write_calendar(const CalendarEvent& event, CalendarMethod method);

inline constexpr const char* calendar_type = "text/calendar; charset=utf-8";

}  // namespace kith::formats
