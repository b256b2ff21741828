#include "domain/hand_move.h"

#include <algorithm>
#include <charconv>
#include <ranges>

#include "base/limits.h"

namespace kith {
namespace {

std::unexpected<Error> damaged() {
  return fail(ErrorKind::Damaged, "seating_text",
              say("The seating of this list cannot be read any more. Plan it anew."));
}

std::unexpected<Error> no_such_seat() {
  return fail(ErrorKind::Invalid, "no_such_seat", say("There is no such seat in this plan. Please look at it again."));
}

constexpr std::string_view parting = "\n\n";

bool within(std::int64_t number, std::size_t count) { return number >= 1 && static_cast<std::size_t>(number) <= count; }

}  // namespace

std::string text_of(const Places& places) {
  std::string text;
  for (const auto& round : places) {
    if (!text.empty()) text += '\n';
    for (std::size_t i = 0; i < round.size(); ++i) text += (i ? " " : "") + std::to_string(round[i]);
  }
  return text;
}

Result<Places> places_of(std::string_view text) {
  Places places;
  for (const auto line : std::views::split(text, '\n')) {
    auto& round = places.emplace_back();
    for (const auto cell : std::views::split(std::string_view(line.begin(), line.end()), ' ')) {
      const std::string_view number(cell.begin(), cell.end());
      const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), round.emplace_back());
      if (error != std::errc() || end != number.data() + number.size() || round.back() < 0) return damaged();
    }
    if (round.size() != places.front().size()) return damaged();
  }
  if (places.empty()) return damaged();
  return places;
}

Result<Places> moved(Places places, const HandMove& move, std::optional<std::int64_t> tables) {
  if (!within(move.round, places.size()) || move.table.has_value() == move.with.has_value()) return no_such_seat();
  auto& round = places[static_cast<std::size_t>(move.round - 1)];
  if (!within(move.person, round.size())) return no_such_seat();
  auto& seat = round[static_cast<std::size_t>(move.person - 1)];
  if (move.with) {
    if (!within(*move.with, round.size())) return no_such_seat();
    std::swap(seat, round[static_cast<std::size_t>(*move.with - 1)]);
  } else {
    if (*move.table < 0 || *move.table > tables.value_or(std::ranges::max(round))) return no_such_seat();
    seat = *move.table;
  }
  return places;
}

std::string text_of_pins(const std::vector<Pin>& pins) {
  std::string text;
  for (const auto& [person, table] : pins)
    text += (text.empty() ? "" : " ") + std::to_string(person) + ":" + std::to_string(table);
  return text;
}

std::vector<Pin> pins_of_text(std::string_view text, const std::vector<std::int64_t>& round) {
  std::vector<Pin> pins;
  for (const auto cell : std::views::split(text, ' ')) {
    Pin pin;
    const std::string_view digits(cell.begin(), cell.end());
    const char* const end = digits.data() + digits.size();
    const auto [colon, wrong] = std::from_chars(digits.data(), end, pin.person);
    if (wrong != std::errc()) continue;
    if (colon != end)
      std::from_chars(colon + 1, end, pin.table);
    else if (within(pin.person, round.size()))
      pin.table = round[static_cast<std::size_t>(pin.person - 1)];
    pins.push_back(pin);
  }
  return pins;
}

void put_pin(std::vector<Pin>& pins, Pin pin) {
  const auto found = std::ranges::find(pins, pin.person, &Pin::person);
  if (found == pins.end())
    pins.push_back(pin);
  else
    *found = pin;
}

std::string with_one_more(std::string_view replaced, std::string_view history) {
  std::string all(replaced);
  if (!history.empty()) all.append(parting).append(history);
  while (all.size() > limits::undo_bytes) {
    const auto last = all.rfind(parting);
    if (last == all.npos) break;
    all.resize(last);
  }
  return all;
}

std::optional<Undone> undone(std::string_view history) {
  if (history.empty()) return std::nullopt;
  const auto end = history.find(parting);
  if (end == history.npos) return Undone{std::string(history), ""};
  return Undone{std::string(history.substr(0, end)), std::string(history.substr(end + parting.size()))};
}

}  // namespace kith
