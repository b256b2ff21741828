// Reading all there is, to see whether it is whole: pages, references, types, text, and what must be true beyond that.
// For: app/house/examine_house.h (kith doctor). Writes nothing and brings nothing up to date; a server may be running.
// Errors say why nothing could be looked at: NotFound, Damaged, NewerSchema, Busy. What was found is no error here.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "store/store.h"

namespace kith::store {

struct Damage {
  std::string code;  // stable: "pages", "reference", "cell", "text", or that of a claim
  Message sentence;
};

struct Examined {
  std::int64_t schema = 0, newest_schema = 0;  // what is there, and what this kith writes
  std::int64_t tables = 0, rows = 0;
  std::string key_mark;  // see store/houses.h; empty if none was noted
  std::vector<Damage> damage;
};

Result<Examined> examine(const StoreOptions& options);

// Writes everything anew, so that what was deleted is in no file any more, and gives back the room. Needs as much room
// again as the data, and that nobody reads or writes meanwhile (Busy).
Done compact(const StoreOptions& options);

}  // namespace kith::store
