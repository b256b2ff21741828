#include "domain/seat.h"

#include <algorithm>
#include <charconv>
#include <ranges>

namespace kith {

std::string text_of_numbers(const std::vector<std::int64_t>& numbers) {
  std::string text;
  for (const auto number : numbers) text += (text.empty() ? "" : " ") + std::to_string(number);
  return text;
}

// A plan has a thousand numbers in each round, and every page of the team reads it: each byte is looked at once.
std::vector<std::int64_t> numbers_of_text(std::string_view text) {
  std::vector<std::int64_t> numbers;
  if (text.empty()) return numbers;
  numbers.reserve(static_cast<std::size_t>(std::ranges::count(text, ' ')) + 1);
  const char* const end = text.data() + text.size();
  for (const char* at = text.data(); at < end;) {
    std::int64_t number = 0;
    const auto [behind, wrong] = std::from_chars(at, end, number);
    if (wrong == std::errc()) numbers.push_back(number);
    at = std::find(behind, end, ' ');
    at += at != end;
  }
  return numbers;
}

std::string text_of_rounds(const std::vector<PartRound>& rounds) {
  std::string text;
  for (const auto& [part, round] : rounds)
    text += (text.empty() ? "" : " ") + std::to_string(part.value) + ":" + std::to_string(round);
  return text;
}

std::vector<PartRound> rounds_of_text(std::string_view text) {
  std::vector<PartRound> rounds;
  for (const auto cell : std::views::split(text, ' ')) {
    PartRound found;
    const char* const end = cell.end();
    const auto [colon, wrong] = std::from_chars(cell.begin(), end, found.part.value);
    if (wrong == std::errc() && colon != end && *colon == ':' &&
        std::from_chars(colon + 1, end, found.round).ec == std::errc())
      rounds.push_back(found);
  }
  return rounds;
}

bool may_play(const Seat& seat, const PartRound& round) {
  if (!holds_a_seat(seat) || seat.gone || std::ranges::find(seat.sits_out, round) != seat.sits_out.end()) return false;
  // Whoever goes after a round of one part is not there for another, which can only be a later one.
  return !seat.last_round || (seat.last_round->part == round.part && round.round <= seat.last_round->round);
}

bool plays(const Seat& seat, const PartRound& round) { return seat.here && may_play(seat, round); }

std::int64_t seats_left(const Day& day, std::int64_t coming) { return day.capacity - coming; }

SeatState state_of_sign_up(const Day& day, std::int64_t coming, std::int64_t waiting, std::int64_t people) {
  return waiting == 0 && people <= seats_left(day, coming) ? SeatState::Coming : SeatState::Waiting;
}

bool are_last_hours(const Day& day, Instant now) { return day.starts <= now + last_hours_ms; }

bool is_offered_to_all(const Day& day, std::int64_t coming, Instant now) {
  return seats_left(day, coming) > 0 && are_last_hours(day, now);
}

std::vector<SeatId> who_moves_up(const Day& day, std::int64_t coming, const std::vector<Seat>& waiting, Instant now) {
  std::vector<SeatId> up;
  if (day.cancelled || are_last_hours(day, now)) return up;
  auto in_order = waiting;
  std::ranges::sort(in_order, {}, &Seat::position);
  auto left = seats_left(day, coming);
  for (const auto& seat : in_order) {
    if (std::ranges::find(up, seat.id) != up.end()) continue;
    // Who came together moves up together, or waits together for two free seats.
    const auto with = std::ranges::find_if(
        in_order, [&](const Seat& other) { return other.brought_by == seat.id || seat.brought_by == other.id; });
    const std::int64_t wanted = with == in_order.end() ? 1 : 2;
    if (wanted > left) break;
    up.push_back(seat.id);
    if (with != in_order.end()) up.push_back(with->id);
    left -= wanted;
  }
  return up;
}

bool both_ask_for_first_table(const Seat& asker, const Seat& other) {
  const bool came_together = asker.brought_by == other.id || other.brought_by == asker.id;
  return came_together && asker.first_together && other.first_together;
}

}  // namespace kith
