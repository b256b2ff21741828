// Open tables: whoever comes may put one up, and whoever comes may take a seat at it.
#include <algorithm>

#include "app/days/day_views.h"
#include "app/days/use_cases.h"
#include "base/json.h"
#include "base/limits.h"
#include "base/time_zone.h"

namespace kith::app {
namespace {

constexpr std::int64_t usual_minutes = 30, usual_seats = 5;
constexpr std::size_t clock_length = 5;  // 20:15

std::unexpected<Error> wrong(std::string field, std::string code, Message sentence) {
  return std::unexpected(fields_error({{std::move(field), std::move(code), std::move(sentence)}}).error());
}

// A time of the day is the first one after the day's beginning, so that a day may last past midnight.
Result<Instant> time_within(const WholeDay& whole, const std::string& typed) {
  const auto& day = whole.day;
  const bool only_clock = typed.size() == clock_length;
  auto at = instant_of_local(only_clock ? day.starts_local.substr(0, 11) + typed : typed, day.zone);
  if (!at) return wrong("from", at.error().code, say("Please write the time like 20:15."));
  if (only_clock && *at < day.starts) return *at + day_ms;
  return at;
}

Done put_in_time(const WholeDay& whole, const PutUpTable& asked, OpenTable& table) {
  const auto planned = programme(whole.day, whole.parts);
  const auto usual = std::ranges::find_if(planned, [](const auto& p) { return p.part.kind == PartKind::OpenTables; });
  const bool in_programme = usual != planned.end() && !asked.from;
  table.minutes = asked.minutes.value_or(in_programme ? usual->part.minutes : usual_minutes);
  table.starts = in_programme ? usual->starts : whole.day.starts;
  if (asked.from) {
    KITH_TRY(table.starts, time_within(whole, *asked.from));
  }
  if (table.minutes < 1 || table.minutes > limits::day_minutes)
    return wrong("minutes", "out_of_range",
                 say("Please take a number from {least, number} to {most, number}.",
                     {{"least", std::int64_t{1}}, {"most", std::int64_t{limits::day_minutes}}}));
  if (table.starts < whole.day.starts || table.starts + table.minutes * minute_ms > whole.ends)
    return wrong("from", "outside", say("Please take a time within the programme."));
  return {};
}

Result<Seat> find_comer(Context& context, store::Tx& tx, SeatId id) {
  KITH_TRY(auto seat, find_seat(context, tx, id));
  if (holds_a_seat(seat)) return seat;
  return fail(ErrorKind::Conflict, "no_seat", say("Open tables are for those who come."));
}

// A table of the same day that is still there.
Result<OpenTable> find_table(Context& context, store::Tx& tx, const Seat& seat, OpenTableId id) {
  const auto gone = fail(ErrorKind::NotFound, "table_gone", say("This table is not there any more."));
  auto table = store::open_tables::find(tx, id);
  if (!table || table->day != seat.day || is_gone(*table, context.now())) return gone;
  return table;
}

template <class Change>
Result<Answered<DaySeatView>> changed(Context& context, SeatId id, Change change) {
  return commit<DaySeatView>(context, [&](store::Tx& tx) -> Result<Outcome<DaySeatView>> {
    KITH_TRY(const auto seat, find_comer(context, tx, id));
    KITH_CHECK(change(tx, seat));
    KITH_TRY(auto view, view_seat(context, tx, seat));
    return Outcome<DaySeatView>{std::move(view), page_of(id) + "#open-tables"};
  });
}

using ById = std::vector<std::pair<SeatId, Seat>>;

Result<ById> seats_by_id(store::Tx& tx, const std::vector<OpenTable>& tables, DayId day) {
  ById found;
  if (tables.empty()) return found;
  KITH_TRY(auto seats, store::seats::of_day(tx, day));
  for (auto& seat : seats) found.emplace_back(seat.id, std::move(seat));
  std::ranges::sort(found, {}, &ById::value_type::first);
  return found;
}

const Seat* seat_in(const ById& seats, SeatId id) {
  const auto found = std::ranges::lower_bound(seats, id, {}, &ById::value_type::first);
  return found != seats.end() && found->first == id ? &found->second : nullptr;
}

void show_names(const OpenTable& table, const ById& seats, bool stranger, OpenTableView& view) {
  if (!shows_takers(table)) return;
  const auto name = [&](SeatId id) {
    const auto* seat = seat_in(seats, id);
    if (seat && (!stranger || seat->shows)) view.names.push_back(seat->name);
  };
  name(table.host);
  for (const auto taker : table.takers) name(taker);
}

OpenTableView view_of(const Context& context, const WholeDay& whole, const OpenTable& table, const Seat* seat) {
  const auto ends = table.starts + table.minutes * minute_ms;
  const auto& zone = whole.day.zone;
  OpenTableView view{
      .id = table.id, .seat = std::nullopt, .sentence = table.sentence, .starts = table.starts, .ends = ends};
  view.from_words = speak(context.language, table.starts, zone, MomentPart::Clock);
  view.to_words = speak(context.language, ends, zone, MomentPart::Clock);
  view.seats = table.seats;
  view.seats_left = std::max<std::int64_t>(0, table.seats - static_cast<std::int64_t>(table.takers.size()));
  if (!seat || !holds_a_seat(*seat)) return view;
  view.seat = seat->id;
  view.yours = table.host == seat->id;
  view.taken = std::ranges::find(table.takers, seat->id) != table.takers.end();
  if (view.yours)
    view.can.push_back(OpenTableCan::Remove);
  else if (view.taken)
    view.can.push_back(OpenTableCan::Leave);
  else if (!is_full(table))
    view.can.push_back(OpenTableCan::Take);
  return view;
}

}  // namespace

Result<std::vector<OpenTableView>> view_open_tables(const Context& context, store::Tx& tx, const WholeDay& whole,
                                                    const Seat* seat) {
  std::vector<OpenTableView> shown;
  KITH_TRY(const auto tables, store::open_tables::of_day(tx, whole.day.id));
  KITH_TRY(const auto seats, seats_by_id(tx, tables, whole.day.id));
  for (const auto& table : tables) {
    const auto* host = seat_in(seats, table.host);
    if (is_gone(table, context.now()) || !host || !holds_a_seat(*host)) continue;
    shown.push_back(view_of(context, whole, table, seat));
    show_names(table, seats, !seat, shown.back());
  }
  return shown;
}

Result<Answered<DaySeatView>> put_up_table(Context& context, const PutUpTable& asked) {
  return changed(context, asked.seat, [&](store::Tx& tx, const Seat& seat) -> Done {
    KITH_TRY(const auto whole, find_day(context, tx, seat.day));
    KITH_TRY(const auto tables, store::open_tables::of_day(tx, seat.day));
    if (tables.size() >= static_cast<std::size_t>(limits::open_tables))
      return fail(ErrorKind::Conflict, "too_many_tables", say("There are as many open tables as the day can hold."));
    OpenTable table{.id = new_id<OpenTableNoun>(context.random), .day = seat.day, .host = seat.id};
    table.sentence = asked.sentence;
    table.seats = asked.seats.value_or(usual_seats);
    if (table.seats < 1 || table.seats > limits::open_table_seats)
      return wrong("seats", "out_of_range",
                   say("Please take a number from {least, number} to {most, number}.",
                       {{"least", std::int64_t{1}}, {"most", std::int64_t{limits::open_table_seats}}}));
    KITH_CHECK(put_in_time(whole, asked, table));
    table.made = context.now();
    return store::open_tables::add(tx, table);
  });
}

Result<Answered<DaySeatView>> take_open_table(Context& context, const OfOpenTable& asked) {
  return changed(context, asked.seat, [&](store::Tx& tx, const Seat& seat) -> Done {
    KITH_TRY(const auto table, find_table(context, tx, seat, asked.table));
    if (table.host == seat.id || std::ranges::find(table.takers, seat.id) != table.takers.end()) return {};
    if (is_full(table)) return fail(ErrorKind::Conflict, "table_full", say("This table is full by now."));
    return store::open_tables::take(tx, table, seat.id);
  });
}

Result<Answered<DaySeatView>> leave_open_table(Context& context, const OfOpenTable& asked) {
  return changed(context, asked.seat, [&](store::Tx& tx, const Seat& seat) -> Done {
    KITH_TRY(const auto table, find_table(context, tx, seat, asked.table));
    if (std::ranges::find(table.takers, seat.id) == table.takers.end()) return {};
    return store::open_tables::leave(tx, table, seat.id);
  });
}

Result<Answered<DaySeatView>> remove_open_table(Context& context, const OfOpenTable& asked) {
  return changed(context, asked.seat, [&](store::Tx& tx, const Seat& seat) -> Done {
    auto table = store::open_tables::find(tx, asked.table);
    if (!table || table->day != seat.day) return {};
    if (table->host != seat.id)
      return fail(ErrorKind::NotAllowed, "not_yours", say("Only whoever put this table up may take it away."));
    return store::open_tables::remove(tx, *table);
  });
}

}  // namespace kith::app
