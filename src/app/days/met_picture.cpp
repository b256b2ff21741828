#include "app/days/met_picture.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>

namespace kith::app {
namespace {

constexpr int middle = 500, radius = 470;
constexpr std::size_t lines_most = 12'000;  // beyond that a line more or less is not seen, and the page has to travel

struct Point {
  int x = 0;
  int y = 0;
};

// In the order of the seats' numbers, clockwise from the top.
Point point_of(std::int64_t number, std::int64_t of) {
  const double turn = static_cast<double>(number - 1) / static_cast<double>(of) * 2 * std::numbers::pi;
  return {middle + static_cast<int>(std::lround(radius * std::sin(turn))),
          middle - static_cast<int>(std::lround(radius * std::cos(turn)))};
}

std::string text(const Point& point) { return std::to_string(point.x) + " " + std::to_string(point.y); }

std::set<TwoSeats> pairs_met(const ForPlan& given) {
  std::set<TwoSeats> met;
  const auto past = given.live.round > given.part.rounds ? given.part.rounds : rounds_past(given.live, given.part);
  for (const auto& round : given.rounds) {
    if (round.number > past || !took_place(round)) continue;
    for (const auto& two : everyone_together(round)) met.insert(two);
  }
  return met;
}

}  // namespace

SafeHtml met_picture(const ForPlan& given, const std::string& label) {
  const auto met = pairs_met(given);
  std::set<std::int64_t> people;
  for (const auto& seat : given.seats)
    if (seat.here && holds_a_seat(seat)) people.insert(seat.number);
  for (const auto& [one, other] : met) people.insert({one, other});
  const auto of = std::max<std::int64_t>(1, given.day.seat_numbers);
  std::string lines;
  std::size_t drawn = 0;
  for (const auto& [one, other] : met) {
    if (++drawn > lines_most) break;
    lines += "M" + text(point_of(one, of)) + "L" + text(point_of(other, of));
  }
  std::string svg = "<svg class=\"web\" viewBox=\"0 0 1000 1000\" role=\"img\" aria-label=\"" + label + "\">";
  if (!lines.empty()) svg += "<path class=\"web-lines\" d=\"" + lines + "\"/>";
  svg += "<g class=\"web-people\">";
  for (const auto number : people) {
    const auto point = point_of(number, of);
    svg += "<circle cx=\"" + std::to_string(point.x) + "\" cy=\"" + std::to_string(point.y) + "\" r=\"9\"/>";
  }
  return {svg + "</g></svg>"};
}

}  // namespace kith::app
