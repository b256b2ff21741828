// What must be true of the data beyond what the schema itself enforces: counters equal rows, nothing contradicts
// itself. For: examine (store/examine.h). Each claim is one query that finds what breaks it.
#pragma once
#include <string_view>
#include <vector>

#include "base/message.h"

namespace kith::store {

struct Claim {
  std::string_view code;
  Message broken;        // takes {count}
  std::string_view sql;  // select count(*) as broken from …
};

std::vector<Claim> claims();

}  // namespace kith::store
