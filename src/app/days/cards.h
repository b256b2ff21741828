// Cards for a table where nobody knows how to begin: twenty questions, to be taken or left.
// For: the phone's view of a round. Everybody at a table sees the same card; it follows from part, round and table.
#pragma once
#include "base/message.h"
#include "domain/ids.h"

namespace kith::app {

// Cards count from 1.
std::int64_t cards();
std::int64_t card_of(PartId part, std::int64_t round, std::int64_t table);
Message card_text(std::int64_t card);

}  // namespace kith::app
