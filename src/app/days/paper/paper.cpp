// Paper for a day: everything that must work without a phone. Each print bears a number and the time at which it was
// true, so that two sheets in a room are told apart. Looking at a sheet takes no number; the team's tap does.
#include <algorithm>
#include <array>
#include <ranges>
#include <span>

#include "app/days/after.h"
#include "app/days/call_outs.h"
#include "app/days/paper/seating_rows.h"
#include "base/text.h"
#include "domain/room_names.h"
#include "formats/qr.h"

namespace kith::app {
namespace {

// The marks of ui/styles/seating.css, which begin again after eight.
std::string mark_of(Language language, std::int64_t table) {
  const std::array marks{say("orange circle"), say("sky-blue square"),   say("green triangle"), say("yellow diamond"),
                         say("blue pentagon"), say("vermilion hexagon"), say("purple drop"),    say("black cross")};
  return speak(language, marks[static_cast<std::size_t>(table - 1) % marks.size()]);
}

std::string line_of(const std::string& lines, std::int64_t number) {
  for (const auto line : std::views::split(lines, '\n'))
    if (--number == 0) return std::string(trimmed({line.begin(), line.end()}));
  return {};
}

// In the order of a phone book.
std::vector<Seat> coming_by_name(std::vector<Seat> seats) {
  std::erase_if(seats, [](const auto& seat) { return !holds_a_seat(seat); });
  std::ranges::sort(seats, {}, [](const auto& seat) { return std::pair(sort_key(seat.name), seat.number); });
  return seats;
}

// The table that a host is to have, or has in every round that is planned.
std::optional<std::int64_t> host_table(const Seat& seat, const std::vector<DayRound>& rounds) {
  if (!seat.host) return std::nullopt;
  if (seat.stays_at.value_or(0) > 0) return seat.stays_at;
  std::optional<std::int64_t> table;
  for (const auto& [title, round] : rounds) {
    const auto here = table_in(round, seat.number);
    if (here > 0 && here != table.value_or(here)) return std::nullopt;
    if (here > 0) table = here;
  }
  return table;
}

void fill_slips(const Context& context, const std::vector<Seat>& seats, const std::vector<DayRound>& rounds,
                PaperView& view) {
  for (const auto& seat : seats) {
    SlipView slip{seat.name, seat.code, {context.base_url + "/s/" + seat_token(context, seat)}, {}};
    slip.hosts = seat.host;
    slip.host_table = host_table(seat, rounds);
    slip.qr = formats::qr_svg(slip.link.url, speak(context.language, say("The code that opens this seat")));
    view.slips.push_back(std::move(slip));
  }
}

void fill_badges(const Context& context, const std::vector<Seat>& seats, PaperView& view) {
  const auto names = names_in_the_room(seats);
  for (const auto& seat : seats) {
    const auto url = context.base_url + "/b/" + badge_token(context, seat);
    view.badges.push_back({names.at(seat.number),
                           seat.line,
                           {url},
                           formats::qr_svg(url, speak(context.language, say("The code of this badge")))});
  }
}

// As many as the plan has; before there is one, as many as those who come would need.
std::int64_t table_count(const WholeDay& whole, const std::vector<DayRound>& rounds, std::size_t people) {
  auto count = tables_of(rounds);
  for (const auto& part : whole.parts)
    if (count == 0 && part.kind == PartKind::Rounds && part.table_size > 0)
      count = (static_cast<std::int64_t>(people) + part.table_size - 1) / part.table_size;
  return count;
}

// Who hosts is said of those alone who are named in the list of who comes by their own wish.
std::map<std::int64_t, std::string> hosts_by_table(const std::vector<Seat>& seats,
                                                   const std::vector<DayRound>& rounds) {
  std::map<std::int64_t, std::string> hosts;
  const auto names = names_in_the_room(seats);
  for (const auto& seat : seats) {
    const auto table = host_table(seat, rounds);
    if (!table || !seat.shows) continue;
    auto& here = hosts[*table];
    here += (here.empty() ? "" : ", ") + names.at(seat.number);
  }
  return hosts;
}

void fill_cards(const Context& context, const WholeDay& whole, const std::vector<Seat>& seats,
                const std::vector<DayRound>& rounds, PaperView& view) {
  const auto part = std::ranges::find(whole.parts, PartKind::Rounds, &Part::kind);
  auto hosts = hosts_by_table(seats, rounds);
  const auto count = table_count(whole, rounds, seats.size());
  for (std::int64_t table = 1; table <= count; ++table)
    view.cards.push_back({table, mark_of(context.language, table),
                          part == whole.parts.end() ? std::string() : line_of(part->finding, table), hosts[table]});
}

void fill_seating(Language language, const std::vector<DayRound>& rounds, const std::vector<Seat>& seats,
                  PaperView& view) {
  const auto names = names_in_the_room(seats);
  const auto name_of = [&](std::int64_t number) {
    const auto name = names.find(number);
    return name == names.end() ? speak(language, say("somebody")) : name->second;
  };
  for (const auto& [title, round] : rounds) {
    PaperRoundView shown{title, round.number, {}};
    for (const auto& [table, people] : tables_in(round)) {
      shown.tables.push_back({table, {}});
      std::ranges::transform(people, std::back_inserter(shown.tables.back().names), name_of);
    }
    view.rounds.push_back(std::move(shown));
  }
  for (const auto& seat : seats) {
    PaperWayView way{names.at(seat.number), {}};
    for (const auto& [title, round] : rounds) way.stops.push_back({table_in(round, seat.number)});
    if (std::ranges::any_of(way.stops, [](const auto& stop) { return stop.table > 0; }))
      view.ways.push_back(std::move(way));
  }
}

Result<PaperView> view_paper(Context& context, store::Tx& tx, const ShowPaper& asked) {
  KITH_TRY(const auto whole, find_day_of_team(context, tx, asked.day));
  PaperView view{.day = whole.day.id, .title = whole.day.title, .place = whole.day.place, .kind = asked.kind};
  view.starts = speak(context.language, whole.day.starts, whole.day.zone);
  view.as_of = speak(context.language, context.now(), whole.day.zone);
  if (asked.number && *asked.number > 0 && *asked.number <= whole.day.prints) view.number = asked.number;
  KITH_TRY(auto all, store::seats::of_day(tx, whole.day.id));
  const auto seats = coming_by_name(all);
  KITH_TRY(const auto rounds, rounds_of(tx, whole));
  switch (asked.kind) {
    case PaperKind::Slips:
      fill_slips(context, seats, rounds, view);
      break;
    case PaperKind::Badges:
      fill_badges(context, seats, view);
      break;
    case PaperKind::Tables:
      fill_cards(context, whole, seats, rounds, view);
      break;
    case PaperKind::Seating:
      fill_seating(context.language, rounds, all, view);
      break;
    case PaperKind::Door:
      for (const auto& seat : seats) view.door.push_back({seat.name, seat.code, seat.here.has_value()});
      break;
  }
  return view;
}

// Of rounds that are planned and not over, the plan is remembered as it is on paper: a new one prefers the fewest
// changed seats from now on, and what it changes is called out. Returns the number that the paper bears.
Result<std::int64_t> number_of_print(Context& context, store::Tx& tx, const WholeDay& whole, PaperKind kind) {
  KITH_TRY(const auto number, store::days::take_print_number(tx, whole.day.id));
  for (const auto& part : whole.parts) {
    if (kind != PaperKind::Seating || part.kind != PartKind::Rounds) continue;
    KITH_TRY(const auto given, read_for_plan(context.key, tx, whole.day, part));
    if (given.rounds.empty() || given.live.round > part.rounds) continue;
    KITH_CHECK(note_print(tx, given, number, context.now()));
  }
  return number;
}

std::string page_of_paper(const ShowPaper& paper) {
  const auto& kinds = shape_of<PaperKind>().choices;
  return page_of(paper.day) + "/print/" + std::string(kinds.at(static_cast<std::size_t>(paper.kind))) +
         (paper.number ? "?number=" + std::to_string(*paper.number) : "");
}

}  // namespace

Result<PaperView> show_paper(Context& context, const ShowPaper& asked) {
  return read<PaperView>(context, [&](store::Tx& tx) { return view_paper(context, tx, asked); });
}

Result<Answered<PaperView>> number_paper(Context& context, const NumberPaper& asked) {
  return commit<PaperView>(context, [&](store::Tx& tx) -> Result<Outcome<PaperView>> {
    KITH_TRY(const auto whole, find_day_of_team(context, tx, asked.day));
    KITH_TRY(const auto number, number_of_print(context, tx, whole, asked.kind));
    const ShowPaper numbered{asked.day, asked.kind, number};
    KITH_TRY(auto view, view_paper(context, tx, numbered));
    return Outcome<PaperView>{std::move(view), page_of_paper(numbered)};
  });
}

}  // namespace kith::app
