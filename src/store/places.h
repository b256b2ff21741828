// Where one seat sits in the rounds of a part, and who sits there with it: what a phone asks while the rounds run.
// For: the phone's page. A thousand phones ask within a second, so that nothing of anybody else is read here but what
// stands on the table's cards. Not for: plans, which are read whole (store/days.h, rounds::of_part).
// One transaction; errors: see store/store.h. Seats are told by their numbers.
#pragma once
#include <string>
#include <vector>

#include "base/result.h"
#include "domain/ids.h"

namespace kith::store {
class Tx;
}

namespace kith::store::places {

struct Place {
  std::int64_t round = 0;
  std::int64_t table = 0;  // 0: none in that round
  bool skipped = false;
};
struct OwnPlaces {
  std::vector<Place> rounds;        // from `from` on, in their order; only those that are planned
  std::vector<std::int64_t> mates;  // seats at its table in round `from`, itself among them, in the order of numbers
};
Result<OwnPlaces> of_seat(Tx& tx, PartId part, std::int64_t seat, std::int64_t from);

// What those at one table may know of each other.
struct Mate {
  SeatId id;
  std::int64_t number = 0;
  std::string name;
  std::string line;
  bool host = false;
  bool shows = false;  // is named in the list of who comes
};
// In the order of their numbers; whoever's seat is gone is left out.
Result<std::vector<Mate>> mates(Tx& tx, DayId day, const std::vector<std::int64_t>& numbers);

}  // namespace kith::store::places
