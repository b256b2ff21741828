// The phones and tablets at a day's door: what each still has to send, as far as it could tell. For its team only.
// One transaction; errors: see store/store.h.
#pragma once
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "domain/ids.h"

namespace kith::store {
class Tx;
}

namespace kith::store::door_phones {

struct DoorPhone {
  DoorPhoneId id;  // made by the page that stands at the door
  DayId day;
  std::string name;  // of the team's member who holds it
  std::int64_t unsent = 0;
  Instant heard;
};

// Nothing happens if another day's phone bears the id.
Done hear(Tx& tx, const DoorPhone& phone);
// It was closed with nothing left to send.
Done forget(Tx& tx, DayId day, DoorPhoneId id);
Result<std::vector<DoorPhone>> of_day(Tx& tx, DayId day);

}  // namespace kith::store::door_phones
