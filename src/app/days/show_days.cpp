// The days of the network, and one of them. Everybody may look.
#include <algorithm>

#include "app/days/day_views.h"
#include "app/days/use_cases.h"
#include "store/day_sums.h"
#include "store/houses.h"

namespace kith::app {
namespace {

constexpr int coming_shown = 50, earlier_shown = 20;

Result<DayRow> row_of(Context& context, store::Tx& tx, const Day& day) {
  WholeDay whole{.day = day};
  KITH_TRY(whole.parts, store::parts::of_day(tx, day.id));
  whole.ends = ends(day, whole.parts);
  KITH_TRY(const auto count, store::seats::count(tx, day.id));
  return DayRow{summary_of(context, whole), std::max<std::int64_t>(0, seats_left(day, count.coming))};
}

}  // namespace

Result<DaysView> show_days(Context& context, const Nothing&) {
  return read<DaysView>(context, [&](store::Tx& tx) -> Result<DaysView> {
    DaysView view;
    KITH_TRY(const auto network, store::networks::first(tx));
    // One that began today may still run.
    KITH_TRY(const auto days, store::days::coming(tx, network.id, context.now() + -day_ms, coming_shown));
    for (const auto& day : days) {
      KITH_TRY(auto row, row_of(context, tx, day));
      (row.day.phase == DayPhase::Over ? view.earlier : view.coming).push_back(std::move(row));
    }
    std::ranges::reverse(view.earlier);
    KITH_TRY(const auto past, store::days::earlier(tx, network.id, context.now() + -day_ms, earlier_shown));
    for (const auto& day : past) {
      KITH_TRY(auto row, row_of(context, tx, day));
      view.earlier.push_back(std::move(row));
    }
    if (!context.viewer.person) return view;
    KITH_TRY(const auto own, store::days::of_team(tx, *context.viewer.person));
    for (const auto& day : own) {
      KITH_TRY(auto row, row_of(context, tx, day));
      view.yours.push_back(std::move(row));
    }
    return view;
  });
}

Result<DayView> show_day(Context& context, const OfDay& asked) {
  return read<DayView>(context, [&](store::Tx& tx) -> Result<DayView> {
    KITH_TRY(const auto whole, find_day(context, tx, asked.day));
    return view_day(context, tx, whole);
  });
}

// The version says what people change; the rest is what time does: a seat that is offered to all, a day that begins or
// ends, an open table that is over, names that go, the sum. A host is called by what they are called now.
Result<std::string> stamp_day(Context& context, const OfDay& asked) {
  return read<std::string>(context, [&](store::Tx& tx) -> Result<std::string> {
    KITH_TRY(const auto whole, find_day(context, tx, asked.day));
    KITH_TRY(const auto host, host_of(tx, whole.day));
    KITH_TRY(const auto count, store::seats::count(tx, asked.day));
    KITH_TRY(const auto listed, store::seats::listed(tx, asked.day));
    KITH_TRY(const auto tables, store::open_tables::of_day(tx, asked.day));
    const auto now = context.now();
    std::int64_t passed = (whole.day.starts + -last_hours_ms <= now) + (whole.day.starts <= now) + (whole.ends <= now);
    for (const auto& table : tables) passed += (table.starts <= now) + is_gone(table, now);
    std::string stamp;
    KITH_TRY(const auto sum, store::day_sums::find(tx, asked.day));
    passed += sum.has_value();
    for (const auto number : {whole.day.version, passed, count.coming, count.waiting, std::ssize(listed)})
      stamp += std::to_string(number) + ".";
    return stamp + host;
  });
}

}  // namespace kith::app
