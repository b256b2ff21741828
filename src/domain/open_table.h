// An open table: whoever comes may put one up, with a sentence, a time within the programme and a number of seats.
// Who sits there shows from two takers on; one that nobody takes is simply gone when its time comes. Pure.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "domain/ids.h"

namespace kith {

struct OpenTable {
  OpenTableId id;
  DayId day;
  SeatId host;           // who put it up
  std::string sentence;  // "Who else restores boats?"
  Instant starts;        // within the programme
  std::int64_t minutes = 0;
  std::int64_t seats = 0;           // besides the host's
  std::vector<SeatId> takers = {};  // in the order in which they took a seat
  Instant made;
};

constexpr std::size_t takers_shown_from = 2;

inline bool shows_takers(const OpenTable& table) { return table.takers.size() >= takers_shown_from; }
inline bool is_full(const OpenTable& table) { return static_cast<std::int64_t>(table.takers.size()) >= table.seats; }
// Untaken when its time has come: nobody is told, it is just not there.
inline bool is_gone(const OpenTable& table, Instant now) {
  const auto end = table.starts + table.minutes * minute_ms;
  return end <= now || (table.takers.empty() && table.starts <= now);
}

}  // namespace kith
