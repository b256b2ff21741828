// What was typed after `kith seat`, as the wish that app/tables/seat_people.h carries out. Reads the files it names.
// Errors: Invalid, Malformed or TooLarge, one sentence that names the option or the file. One thread.
#pragma once
#include "app/tables/seat_people.h"
#include "cli/seat.h"

namespace kith::cli {

Result<app::SeatWish> wish_of(const SeatArguments& typed);

}  // namespace kith::cli
