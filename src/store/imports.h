// A list that the team of a day pasted and has not taken yet: one a day, sealed by app, dropped after its time. Only
// for the day's team; app asks (app/days/entry.h). One transaction; errors: see store/store.h.
#pragma once
#include <optional>
#include <string>

#include "base/clock.h"
#include "base/result.h"
#include "domain/ids.h"

namespace kith::store {
class Tx;
}

namespace kith::store::imports {

struct Draft {
  DayId day;
  std::string sealed;  // the text of the list
  std::string uses;    // what each column is for
  std::string merged;  // lines that are somebody who stands in another line already
  Instant until;
};

// In the place of the one before.
Done put(Tx& tx, const Draft& draft);
Result<std::optional<Draft>> find(Tx& tx, DayId day);
Done drop(Tx& tx, DayId day);

}  // namespace kith::store::imports
