// The room's screen: tables, time, and the web of who has met. It opens for the team, and by a link that needs no
// sign-in: nothing stands on it that the room does not see anyway.
#include <algorithm>
#include <map>
#include <set>

#include "app/days/entry.h"
#include "app/days/met_picture.h"
#include "app/days/round_views.h"
#include "app/use_cases.h"
#include "domain/first_name.h"

namespace kith::app {
namespace {

Result<WholeDay> find_day_of_screen(Context& context, store::Tx& tx, DayId id) {
  KITH_TRY(auto whole, find_day(context, tx, id));
  if (whole.team || context.holds(screen_link, id.value, whole.day.door_generation)) return whole;
  return fail(ErrorKind::NotFound, "not_found", say("There is nothing here, or nothing for you to see."));
}

std::vector<ScreenTableView> tables_on_screen(const ForPlan& given, const Round& round) {
  std::map<std::int64_t, ScreenTableView> tables;
  for (const auto& [table, seats] : tables_in(round)) tables[table] = {table, finding_of(given.part, table), {}};
  if (given.day.names_on_screen)
    for (const auto& seat : given.seats)
      if (const auto table = table_in(round, seat.number); table > 0 && seat.on_screen)
        tables[table].names.push_back(first_name(seat.name));
  std::vector<ScreenTableView> views;
  for (auto& [number, table] : tables) views.push_back(std::move(table));
  return views;
}

}  // namespace

Result<ScreenView> show_screen(Context& context, const ShowScreen& asked) {
  return read<ScreenView>(context, [&](store::Tx& tx) -> Result<ScreenView> {
    KITH_TRY(const auto whole, find_day_of_screen(context, tx, asked.day));
    KITH_TRY(const auto part, rounds_of_day(tx, whole));
    KITH_TRY(const auto given, read_for_plan(context.key, tx, whole.day, part));
    const auto moment = moment_of(given.live, part, context.now());
    ScreenView view{.day = whole.day.id, .title = whole.day.title, .phase = moment.phase, .round = moment.round};
    view.rounds = part.rounds;
    view.now = context.now();
    view.ends = moment.ends;
    view.left_ms = moment.left_ms;
    view.left_words = clock_words(moment.left_ms);
    if (const auto* now = moment.phase == Phase::Over ? nullptr : round_now(given))
      view.tables = tables_on_screen(given, *now);
    view.web = met_picture(given, speak(context.language, say("Who has met at the tables so far")));
    view.version = whole.day.version;
    return view;
  });
}

Result<Opened> open_screen_link(Context& context, const ByToken& asked) {
  return read<Opened>(context, [&](store::Tx& tx) -> Result<Opened> {
    const auto gone = fail(ErrorKind::NotFound, "link_gone", say("This link opens nothing any more."));
    const auto id = link_id(asked.token);
    if (!id) return gone;
    const auto day = store::days::find(tx, DayId{*id});
    if (!day || !link_opens(context.key, screen_link, *id, day->door_generation, asked.token)) return gone;
    const auto page = page_of(day->id) + "/screen";
    return Opened{page, {{Keeps::What::Link, page, asked.token}}};
  });
}

Result<WatchedView> watch_day(Context& context, const WatchDay& asked) {
  return read<WatchedView>(context, [&](store::Tx& tx) -> Result<WatchedView> {
    KITH_TRY(const auto day, store::days::find(tx, asked.day));
    return WatchedView{day.id, day.version};
  });
}

}  // namespace kith::app
