// What is taken along as a file, and the few addresses that are neither page nor command: links that open something,
// the choice of a language, health.
#pragma once
#include "app/days/after.h"
#include "app/use_cases.h"
#include "web/route.h"

namespace kith::web {

Result<Download> download_backup(app::Context&, const app::Nothing&);
// Atom (RFC 4287): the latest posts. Replies are not in it, and nothing of whoever wrote them.
Result<Download> download_feed(app::Context&, const app::Nothing&);
Result<Download> download_plan(app::Context&, const app::OfList&);

// A contact as a vCard.
Result<Download> download_card(app::Context&, const app::OfContact&);

// Of a day, for its team.
Result<Download> download_calendar(app::Context&, const app::OfDayFile&);
Result<Download> download_seating_csv(app::Context&, const app::OfDayFile&);
Result<Download> download_seating_json(app::Context&, const app::OfDayFile&);
Result<Download> download_attendance_csv(app::Context&, const app::OfDayFile&);
Result<Download> download_attendance_json(app::Context&, const app::OfDayFile&);

void add_entrances(Routes& routes);

}  // namespace kith::web
