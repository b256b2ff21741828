// The day of a rehearsal: two dozen invented people, of whom two never come and one is late; the player is of the team
// and has a seat, and in the second round a table with somebody who will gladly meet them again.
// For: rehearsal.cpp, in one transaction of the throw-away store.
#pragma once
#include "app/rehearsal/rehearsal.h"

namespace kith::app {

Result<RehearsedDay> plant_rehearsed_day(Context& inside, store::Tx& tx, const Network& network,
                                         const RehearsedRounds& shape);

}  // namespace kith::app
