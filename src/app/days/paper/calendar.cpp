#include "app/days/paper/calendar.h"

#include "app/days/entry.h"
#include "base/time_zone.h"
#include "formats/calendar.h"
#include "formats/markdown.h"

namespace kith::app {
namespace {

constexpr std::size_t told_bytes = 500;  // of what the day says about itself; its page says the rest

// Where no programme says when the day ends, two hours stand in a calendar as well as nothing.
Instant end_of(const WholeDay& whole) {
  return whole.ends > whole.day.starts ? whole.ends : whole.day.starts + 2 * hour_ms;
}

std::string host_of(const std::string& base_url) {
  const auto from = base_url.find("://");
  const auto host = from == base_url.npos ? base_url : base_url.substr(from + 3);
  return host.substr(0, host.find_first_of(":/"));
}

}  // namespace

Result<std::string> day_calendar(Context& context, const OfDayFile& asked) {
  KITH_TRY(const auto whole, read<WholeDay>(context, [&](store::Tx& tx) { return find_day(context, tx, asked.day); }));
  const auto& day = whole.day;
  const auto method = day.cancelled ? formats::CalendarMethod::Cancel : formats::CalendarMethod::Publish;
  return formats::write_calendar({.uid = day.id.text() + "@" + host_of(context.base_url),
                                  .sequence = day.version,
                                  .stamp = context.now(),
                                  .starts = local_of_instant(day.starts, day.zone),
                                  .ends = local_of_instant(end_of(whole), day.zone),
                                  .zone = day.zone,
                                  .title = day.title,
                                  .place = day.place,
                                  .text = formats::excerpt_of_markdown(day.about, told_bytes),
                                  .url = context.base_url + page_of(day.id)},
                                 method);
}

}  // namespace kith::app
