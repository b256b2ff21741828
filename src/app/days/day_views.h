// Days and seats as their views show them: shared by the use cases of this folder.
#pragma once
#include "app/context.h"
#include "app/days/entry.h"
#include "app/days/views.h"

namespace kith::app {

DaySummary summary_of(const Context& context, const WholeDay& whole);
std::vector<PartView> programme_of(const Context& context, const WholeDay& whole);
// What who shapes the day is called; nothing if they left the team.
Result<std::string> host_of(store::Tx& tx, const Day& day);
Result<DayView> view_day(Context& context, store::Tx& tx, const WholeDay& whole);
Result<DayDeskView> view_day_desk(const Context& context, store::Tx& tx, const WholeDay& whole);
// `seat`: who looks; none is a stranger.
Result<std::vector<OpenTableView>> view_open_tables(const Context& context, store::Tx& tx, const WholeDay& whole,
                                                    const Seat* seat);
// A seat that the viewer was found to hold, or to be of the team of. Without the picture of its link, which only the
// seat's own page shows: drawing it takes longer than all the rest, and others wait to write.
Result<DaySeatView> view_seat(Context& context, store::Tx& tx, const Seat& seat);

}  // namespace kith::app
