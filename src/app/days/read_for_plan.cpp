// Everything that a plan is made from, read at once.
#include <map>

#include "app/days/blocks.h"
#include "app/days/day_plan.h"
#include "base/limits.h"
#include "store/seats.h"

namespace kith::app {
namespace {

using Numbers = std::map<PersonId, std::int64_t>;  // of the people of this day

// Everybody who sat together in the rounds of a part, by whose number is whose.
void add_meetings(const std::vector<Round>& rounds, const std::map<std::int64_t, std::int64_t>& here,
                  std::map<TwoSeats, std::int64_t>& met) {
  for (const auto& round : rounds)
    if (took_place(round))
      for (const auto& two : everyone_together(renumbered(round, here))) ++met[two];
}

Done add_day(store::Tx& tx, DayId day, const Numbers& numbers, std::map<TwoSeats, std::int64_t>& met) {
  KITH_TRY(const auto parts, store::parts::of_day(tx, day));
  KITH_TRY(const auto people, store::seats::numbered(tx, day));
  std::map<std::int64_t, std::int64_t> here;
  for (const auto& [number, person] : people)
    if (const auto now = numbers.find(person); now != numbers.end()) here[number] = now->second;
  if (here.size() < 2) return {};
  for (const auto& part : parts) {
    if (part.kind != PartKind::Rounds) continue;
    KITH_TRY(const auto rounds, store::rounds::of_part(tx, part.id));
    add_meetings(rounds, here, met);
  }
  return {};
}

// Earlier days of this network, and what was before this part on this day. Another network's days are never looked at.
Result<std::vector<Acquainted>> acquainted_at(store::Tx& tx, const ForPlan& given) {
  Numbers numbers;
  std::map<std::int64_t, std::int64_t> here;
  for (const auto& seat : given.seats) {
    if (!holds_a_seat(seat)) continue;
    numbers[seat.person] = seat.number;
    here[seat.number] = seat.number;
  }
  std::map<TwoSeats, std::int64_t> met;
  KITH_TRY(const auto days, store::days::earlier(tx, given.day.network, given.day.starts, limits::days_remembered));
  for (const auto& day : days)
    if (day.id != given.day.id) KITH_CHECK(add_day(tx, day.id, numbers, met));
  KITH_TRY(const auto parts, store::parts::of_day(tx, given.day.id));
  for (const auto& part : parts) {
    if (part.kind != PartKind::Rounds || part.position >= given.part.position) continue;
    KITH_TRY(const auto rounds, store::rounds::of_part(tx, part.id));
    add_meetings(rounds, here, met);
  }
  std::vector<Acquainted> found;
  for (const auto& [two, times] : met) found.push_back({two, times});
  return found;
}

}  // namespace

Result<ForPlan> read_for_plan(const ServerKey& key, store::Tx& tx, const Day& day, const Part& part) {
  ForPlan given{.day = day, .part = part, .live = {}, .seats = {}, .rounds = {}};
  KITH_TRY(given.live, store::rounds::live(tx, part));
  KITH_TRY(given.seats, store::seats::of_day(tx, day.id));
  KITH_TRY(given.rounds, store::rounds::of_part(tx, part.id));
  std::erase_if(given.rounds, [&](const auto& round) { return round.number > part.rounds; });
  std::map<PersonId, std::int64_t> number_of;
  std::map<SeatId, std::int64_t> number_of_seat;
  for (const auto& seat : given.seats) {
    number_of[seat.person] = seat.number;
    number_of_seat[seat.id] = seat.number;
  }
  KITH_TRY(const auto apart, store::apart::of_day(tx, day.id));
  for (const auto& [one, other] : apart) given.apart.push_back(two_seats(number_of_seat[one], number_of_seat[other]));
  KITH_TRY(const auto blocks, blocks_of_day(key, tx, day.id));
  for (const auto& [who, whom] : blocks)
    if (number_of.contains(who) && number_of.contains(whom) && who != whom)
      given.blocks.push_back(two_seats(number_of[who], number_of[whom]));
  KITH_TRY(given.acquainted, acquainted_at(tx, given));
  return given;
}

}  // namespace kith::app
