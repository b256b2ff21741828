// Who never wants to sit with whom, by their own word alone. A block is nobody's business but its maker's: it stands in
// no view, count, explanation or refusal, and the store holds it sealed.
// For: seating, and the phone's "seat me elsewhere". One transaction each.
#pragma once
#include <vector>

#include "base/secret.h"
#include "domain/ids.h"
#include "store/store.h"

namespace kith::app {

struct Block {
  PersonId who;
  PersonId whom;
};

// Nothing happens if it is there already.
Done put_block(const ServerKey& key, store::Tx& tx, const Block& block);
// Those of everybody who has a seat at the day.
Result<std::vector<Block>> blocks_of_day(const ServerKey& key, store::Tx& tx, DayId day);

}  // namespace kith::app
