#include "domain/round.h"

#include <algorithm>

namespace kith {

TwoSeats two_seats(std::int64_t one, std::int64_t other) { return std::minmax(one, other); }

bool took_place(const Round& round) { return round.began && !round.skipped; }

std::int64_t table_in(const Round& round, std::int64_t seat) {
  const auto place = static_cast<std::size_t>(seat) - 1;
  return seat > 0 && place < round.places.size() ? round.places[place] : 0;
}

std::map<std::int64_t, std::vector<std::int64_t>> tables_in(const Round& round) {
  std::map<std::int64_t, std::vector<std::int64_t>> tables;
  for (std::size_t place = 0; place < round.places.size(); ++place)
    if (round.places[place] > 0) tables[round.places[place]].push_back(static_cast<std::int64_t>(place) + 1);
  return tables;
}

bool are_together(const Round& round, std::int64_t one, std::int64_t other) {
  const auto table = table_in(round, one);
  return one != other && table > 0 && table == table_in(round, other);
}

std::vector<std::int64_t> others_with(const Round& round, std::int64_t seat) {
  std::vector<std::int64_t> others;
  for (std::size_t place = 0; place < round.places.size(); ++place) {
    const auto other = static_cast<std::int64_t>(place) + 1;
    if (are_together(round, seat, other)) others.push_back(other);
  }
  return others;
}

std::vector<TwoSeats> everyone_together(const Round& round) {
  std::vector<TwoSeats> together;
  for (const auto& [table, seats] : tables_in(round))
    for (std::size_t i = 0; i < seats.size(); ++i)
      for (std::size_t j = i + 1; j < seats.size(); ++j) together.push_back({seats[i], seats[j]});
  return together;
}

Round renumbered(const Round& round, const std::map<std::int64_t, std::int64_t>& number_now) {
  auto seen_now = round;
  seen_now.pins.clear();
  seen_now.places.clear();
  for (const auto& [then, now] : number_now) {
    const auto place = static_cast<std::size_t>(now) - 1;
    if (seen_now.places.size() <= place) seen_now.places.resize(place + 1, 0);
    seen_now.places[place] = table_in(round, then);
  }
  return seen_now;
}

}  // namespace kith
