// How often four digits did not belong to a name of a day, since that name was given new ones. It lapses with nothing
// but that: whoever guesses may wait. A name is a keyed hash made by app, and one that is nobody's is counted, too. One
// transaction; errors: see store/store.h.
#pragma once
#include <cstdint>
#include <string_view>

#include "base/result.h"
#include "domain/ids.h"

namespace kith::store {
class Tx;
}

namespace kith::store::wrong_codes {

Result<std::int64_t> count(Tx& tx, DayId day, std::string_view name);
Done add(Tx& tx, DayId day, std::string_view name);
// The latest was none after all.
Done take_back(Tx& tx, DayId day, std::string_view name);
Done forget(Tx& tx, DayId day, std::string_view name);

}  // namespace kith::store::wrong_codes
