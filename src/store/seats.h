// Seats: who comes to a day, who waits, who is here. A seat is found by its person, by its link (checked by app), or by
// the day's team; the list of who comes names only those who said so, and its scope is `listed`. Whoever changes a
// seat raises the day's version. One transaction; errors: see store/store.h.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "domain/open_table.h"
#include "domain/seat.h"

namespace kith::store {
class Tx;
}

namespace kith::store::seats {

// Takes the next number of the day and the last place in line; returns the seat as it stands.
Result<Seat> add(Tx& tx, Seat seat);
// For its person, its team and whoever holds its link: app asks which (app/days/entry.h); not to be shown before.
Result<Seat> find(Tx& tx, SeatId id);
// The person's own seat of that day that is not given back; none is no error.
Result<std::optional<Seat>> find_of_person(Tx& tx, DayId day, PersonId person);
// Conflict unless `seat.version` is the stored one. Returns the new version.
Result<std::int64_t> save(Tx& tx, const Seat& seat);
Done remove(Tx& tx, const Seat& seat);
// The letter that was to tell of the seat never left. Nothing happens if there is no such seat, or it heard otherwise.
Done note_untold(Tx& tx, SeatId id);

// All of the day who come or wait, in the order of their numbers, and of the others as many as limits::day_people
// leaves room for: for its team and for planning.
Result<std::vector<Seat>> of_day(Tx& tx, DayId day);
// In the order in which they wait.
Result<std::vector<Seat>> waiting(Tx& tx, DayId day);
struct Count {
  std::int64_t coming = 0;
  std::int64_t waiting = 0;
  std::int64_t here = 0;  // in the room now
};
Result<Count> count(Tx& tx, DayId day);
// Names of those who come and said that they may be named, in the order of a phone book.
Result<std::vector<std::string>> listed(Tx& tx, DayId day);
// Those this one brought along, whatever became of them.
Result<std::vector<Seat>> brought_by(Tx& tx, SeatId id);
// Whether somebody who comes or waits bears the code.
Result<bool> has_code(Tx& tx, DayId day, std::string_view code);
// Seats a person holds or held, the latest day first.
Result<std::vector<Seat>> of_person(Tx& tx, PersonId person);
// Whose number is whose: what it takes to read an earlier day's rounds.
struct Numbered {
  std::int64_t number = 0;
  PersonId person;
};
Result<std::vector<Numbered>> numbered(Tx& tx, DayId day);

}  // namespace kith::store::seats

// Two whom the team does not seat together; open to the team, and a rule like any other in its figures.
namespace kith::store::apart {

struct Two {
  SeatId one;
  SeatId other;
};
// Nothing happens if they are kept apart already (or not, for `allow`).
Done keep(Tx& tx, DayId day, const Two& two);
Done allow(Tx& tx, DayId day, const Two& two);
Result<std::vector<Two>> of_day(Tx& tx, DayId day);

}  // namespace kith::store::apart

namespace kith::store::open_tables {

Done add(Tx& tx, const OpenTable& table);
Result<OpenTable> find(Tx& tx, OpenTableId id);
// By the time they begin, with their takers.
Result<std::vector<OpenTable>> of_day(Tx& tx, DayId day);
// Nothing happens if the seat is there already (or not there any more).
Done take(Tx& tx, const OpenTable& table, SeatId seat);
Done leave(Tx& tx, const OpenTable& table, SeatId seat);
Done remove(Tx& tx, const OpenTable& table);

}  // namespace kith::store::open_tables
