#include "app/days/call_outs.h"

#include <algorithm>

#include "domain/hand_move.h"

namespace kith::app {
namespace {

std::string name_of(std::int64_t round, std::int64_t number, std::int64_t table) {
  return std::to_string(round) + ":" + std::to_string(number) + ":" + std::to_string(table);
}

std::int64_t printed_table(const Places& places, std::int64_t round, std::int64_t number) {
  if (round > static_cast<std::int64_t>(places.size())) return 0;
  const auto& line = places[static_cast<std::size_t>(round - 1)];
  return number <= static_cast<std::int64_t>(line.size()) ? line[static_cast<std::size_t>(number - 1)] : 0;
}

Message words_for(const std::string& name, std::int64_t round, std::int64_t now, std::int64_t then) {
  return say(
      "{name}, round {round}: {now, plural, =0 {no table} other {table #}}{then, plural, =0 {} other { instead of "
      "#}}",
      {{"name", name}, {"round", round}, {"now", now}, {"then", then}});
}

}  // namespace

std::vector<CallOutView> call_outs(const ForPlan& given, const store::plan_copies::Copy& printed, Language language) {
  std::vector<CallOutView> calls;
  const auto places = places_of(printed.places);
  if (!places) return calls;
  const auto past = rounds_past(given.live, given.part);
  for (const auto& round : given.rounds) {
    if (round.number <= past || round.skipped) continue;
    for (const auto& seat : given.seats) {
      if (!plays(seat, {given.part.id, round.number})) continue;  // whoever is not there need not be called
      const auto now = table_in(round, seat.number);
      const auto then = printed_table(*places, round.number, seat.number);
      auto call = name_of(round.number, seat.number, now);
      if (now == then || std::ranges::find(printed.ticked, call) != printed.ticked.end()) continue;
      calls.push_back({std::move(call), round.number, seat.name, now, then,
                       speak(language, words_for(seat.name, round.number, now, then))});
    }
  }
  return calls;
}

Done note_print(store::Tx& tx, const ForPlan& given, std::int64_t number, Instant now) {
  Places places(
      static_cast<std::size_t>(given.part.rounds),
      std::vector<std::int64_t>(static_cast<std::size_t>(std::max<std::int64_t>(1, given.day.seat_numbers)), 0));
  for (const auto& round : given.rounds)
    for (std::int64_t seat = 1; seat <= given.day.seat_numbers; ++seat)
      places[static_cast<std::size_t>(round.number - 1)][static_cast<std::size_t>(seat - 1)] = table_in(round, seat);
  KITH_CHECK(store::plan_copies::put(tx, given.part.id,
                                     {store::plan_copies::Kind::Printed, number, now, text_of(places), ""}));
  auto live = given.live;
  live.printed = number;
  KITH_CHECK(store::rounds::save(tx, given.part, live));
  return {};
}

}  // namespace kith::app
