// A round as it is kept: who sits at which table in it, and so who meets whom.
// For: plans, the pages that show them, and everything that says "these two have met". Not for: how rounds run
// (domain/live.h). Pure. Seats are told by their numbers, which count from 1, as rounds and tables do; table 0 is none.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "domain/hand_move.h"

namespace kith {

struct Round {
  std::int64_t number = 0;
  std::vector<std::int64_t> places;  // the table of each seat by its number less one; 0: none
  std::vector<Pin> pins;             // seats that were put somewhere by hand
  bool skipped = false;
  std::optional<Instant> began;
};

// Two numbers of seats, the lower first.
using TwoSeats = std::pair<std::int64_t, std::int64_t>;
TwoSeats two_seats(std::int64_t one, std::int64_t other);

// People sat or sit in it. Whoever shared a table in such a round has met; in any other they were only to meet.
bool took_place(const Round& round);
// 0 where the seat has none, and for numbers that no seat bears.
std::int64_t table_in(const Round& round, std::int64_t seat);
// The seats at each table in use, in their order.
std::map<std::int64_t, std::vector<std::int64_t>> tables_in(const Round& round);

bool are_together(const Round& round, std::int64_t one, std::int64_t other);
// At the same table, without the seat itself, in their order.
std::vector<std::int64_t> others_with(const Round& round, std::int64_t seat);
// Every two at one table, once.
std::vector<TwoSeats> everyone_together(const Round& round);

// The same round by the numbers that those who are there now bear now; everybody else sits nowhere in it.
// `number_now`: from a seat's number then to that person's number now.
Round renumbered(const Round& round, const std::map<std::int64_t, std::int64_t>& number_now);

}  // namespace kith
