// The only file that knows libical.
#include "formats/calendar.h"

#include <cstdio>
#include <libical/ical.h>
#include <memory>
#include <optional>

#include "base/text.h"
#include "base/time_zone.h"
#include "formats/detail/zone_rules.h"

namespace kith::formats {
namespace {

struct FreeComponent {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
using Component = std::unique_ptr<icalcomponent, FreeComponent>;

std::unexpected<Error> no_event(const char* detail) {
  return fail(ErrorKind::Invalid, "no_event", say("This cannot be written into a calendar."), detail);
}

// Control characters but line ends belong in no calendar (RFC 5545, 3.1).
std::string plain(const std::string& text) {
  std::string kept;
  for (const char c : text)
    if (static_cast<unsigned char>(c) >= ' ' ? c != 0x7f : c == '\n') kept += c;
  return kept;
}

std::optional<icaltimetype> wall_time(const std::string& local) {
  icaltimetype time = icaltime_null_time();
  int read = 0;
  const int fields = std::sscanf(local.c_str(), "%4d-%2d-%2dT%2d:%2d%n", &time.year, &time.month, &time.day, &time.hour,
                                 &time.minute, &read);
  if (fields != 5 || read != static_cast<int>(local.size()) || local.size() != 16) return std::nullopt;
  const bool real = time.month >= 1 && time.month <= 12 && time.day >= 1 &&
                    time.day <= icaltime_days_in_month(time.month, time.year) && time.hour >= 0 && time.hour < 24 &&
                    time.minute >= 0 && time.minute < 60;
  return real ? std::optional(time) : std::nullopt;
}

icaltimetype utc(Instant at) {
  return icaltime_from_timet_with_zone(static_cast<time_t>(at.ms / second_ms), 0, icaltimezone_get_utc_timezone());
}

void add(icalcomponent* to, icalproperty* property) { icalcomponent_add_property(to, property); }

void add_text(icalcomponent* to, icalproperty* (*make)(const char*), const std::string& text) {
  if (!text.empty()) add(to, make(plain(text).c_str()));
}

// UTC needs no rules: its times end with a Z.
void add_time(icalcomponent* to, icalproperty* property, const std::string& zone) {
  if (zone != "UTC") icalproperty_add_parameter(property, icalparameter_new_tzid(zone.c_str()));
  add(to, property);
}

void add_organizer(icalcomponent* to, const CalendarEvent& event) {
  if (event.organizer_url.empty()) return;
  auto* organizer = icalproperty_new_organizer(plain(event.organizer_url).c_str());
  if (!event.organizer.empty())
    icalproperty_add_parameter(organizer, icalparameter_new_cn(plain(event.organizer).c_str()));
  add(to, organizer);
}

Component event_of(const CalendarEvent& event, icaltimetype starts, icaltimetype ends, CalendarMethod method) {
  Component made(icalcomponent_new(ICAL_VEVENT_COMPONENT));
  auto* to = made.get();
  if (event.zone == "UTC") starts.zone = ends.zone = icaltimezone_get_utc_timezone();
  add_text(to, icalproperty_new_uid, event.uid);
  add(to, icalproperty_new_sequence(static_cast<int>(event.sequence)));
  add(to, icalproperty_new_dtstamp(utc(event.stamp)));
  add_time(to, icalproperty_new_dtstart(starts), event.zone);
  add_time(to, icalproperty_new_dtend(ends), event.zone);
  add_text(to, icalproperty_new_summary, event.title);
  add_text(to, icalproperty_new_location, event.place);
  add_text(to, icalproperty_new_description, event.text);
  add_text(to, icalproperty_new_url, event.url);
  add_organizer(to, event);
  add(to, icalproperty_new_status(method == CalendarMethod::Cancel ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED));
  return made;
}

// RFC 5545 knows no time before a zone's first observance: rules from more than a year before on hold both.
constexpr std::int64_t rules_before_ms = 400 * day_ms;

// What ICU says of itself, which some readers stumble over.
void drop_remarks(icalcomponent* rules) {
  while (auto* remark = icalcomponent_get_first_property(rules, ICAL_X_PROPERTY)) {
    icalcomponent_remove_property(rules, remark);
    icalproperty_free(remark);
  }
}

Result<Component> rules_of(const CalendarEvent& event, icaltimetype starts) {
  const auto about = static_cast<std::int64_t>(icaltime_as_timet(starts)) * second_ms - rules_before_ms;
  if (!is_time_zone(event.zone)) return no_event("no such zone");
  const auto text = zone_rules(event.zone, {about});
  Component rules(text.empty() ? nullptr : icalparser_parse_string(text.c_str()));
  if (!rules) return no_event("no such zone");
  drop_remarks(rules.get());
  return rules;
}

}  // namespace

Result<std::string> write_calendar(const CalendarEvent& event, CalendarMethod method) {
  for (const auto* text : {&event.uid, &event.title, &event.place, &event.text, &event.url, &event.organizer})
    if (!is_text(*text)) return no_event("no text");
  const auto starts = wall_time(event.starts), ends = wall_time(event.ends);
  if (!starts || !ends) return no_event("no time");
  Component calendar(icalcomponent_new(ICAL_VCALENDAR_COMPONENT));
  add(calendar.get(), icalproperty_new_prodid("-//kith//kith//EN"));
  add(calendar.get(), icalproperty_new_version("2.0"));
  add(calendar.get(),
      icalproperty_new_method(method == CalendarMethod::Cancel ? ICAL_METHOD_CANCEL : ICAL_METHOD_PUBLISH));
  if (event.zone != "UTC") {
    KITH_TRY(auto rules, rules_of(event, *starts));
    icalcomponent_add_component(calendar.get(), rules.release());
  }
  icalcomponent_add_component(calendar.get(), event_of(event, *starts, *ends, method).release());
  const std::unique_ptr<char, void (*)(void*)> text(icalcomponent_as_ical_string_r(calendar.get()), std::free);
  return std::string(text.get());
}

}  // namespace kith::formats
