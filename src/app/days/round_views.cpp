#include "app/days/round_views.h"

#include <algorithm>
#include <ranges>
#include <set>
#include <unordered_map>

#include "base/text.h"
#include "base/time_zone.h"

namespace kith::app {
namespace {

using Met = std::set<TwoSeats>;

// Who meets somebody again of those met so far, to whom this round's are added.
std::set<std::int64_t> who_repeats(const Round& round, Met& met) {
  std::set<std::int64_t> again;
  if (round.skipped) return again;
  for (const auto& two : everyone_together(round))
    if (!met.insert(two).second) again.insert({two.first, two.second});
  return again;
}

DayRoundView view_round(const ForPlan& given, const Round& round, const NamesBySeat& names, Met& met) {
  DayRoundView view{.round = round.number};
  view.over = round.number <= rounds_past(given.live, given.part);
  view.running = is_under_way(given.live, given.part) && round.number == given.live.round;
  view.skipped = round.skipped;
  std::map<std::int64_t, DayTableView> tables;
  std::unordered_map<std::int64_t, const Seat*> seats;
  for (const auto& seat : given.seats) seats.emplace(seat.number, &seat);
  const auto again = who_repeats(round, met);
  for (std::size_t i = 0; i < round.places.size() && !round.skipped; ++i) {
    const auto number = static_cast<std::int64_t>(i) + 1;
    const auto name = names.find(number);
    PlaceView place{number, name == names.end() ? "–" : name->second};
    place.pinned = std::ranges::find(round.pins, Pin{number, round.places[i]}) != round.pins.end();
    const auto seat = seats.find(number);
    place.host = seat != seats.end() && seat->second->host;
    place.repeats = again.contains(number);
    if (round.places[i] > 0) {
      auto& table = tables[round.places[i]];
      table.table = round.places[i];
      table.seats.push_back(std::move(place));
    } else if (!view.over && name != names.end()) {
      if (seat != seats.end() && plays(*seat->second, {given.part.id, round.number}))
        view.sit_out.push_back(std::move(place));
    }
  }
  for (auto& [number, table] : tables) view.tables.push_back(std::move(table));
  return view;
}

}  // namespace

NamesBySeat names_of(const std::vector<Seat>& seats) {
  NamesBySeat names;
  for (const auto& seat : seats) names[seat.number] = seat.name;
  return names;
}

std::vector<DayRoundView> view_rounds(const ForPlan& given) {
  const auto names = names_of(given.seats);
  Met met;
  std::vector<DayRoundView> views;
  for (const auto& round : given.rounds) views.push_back(view_round(given, round, names, met));
  return views;
}

const Round* round_now(const ForPlan& given) {
  const auto number = std::clamp<std::int64_t>(given.live.round, 1, given.part.rounds);
  const auto found = std::ranges::find(given.rounds, number, &Round::number);
  return found == given.rounds.end() ? nullptr : &*found;
}

std::string clock_words(std::int64_t left_ms) {
  const auto seconds = (left_ms + second_ms - 1) / second_ms;
  return std::to_string(seconds / 60) + ":" + (seconds % 60 < 10 ? "0" : "") + std::to_string(seconds % 60);
}

std::string time_words(Instant at, const std::string& zone) {
  const auto local = local_of_instant(at, zone);
  return local.size() >= 16 ? local.substr(11, 5) : local;
}

std::string finding_of(const Part& part, std::int64_t table) {
  std::int64_t line = 0;
  for (const auto text : std::views::split(part.finding, '\n'))
    if (++line == table) return std::string(trimmed({text.begin(), text.end()}));
  return {};
}

}  // namespace kith::app
