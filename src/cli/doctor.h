// What kith doctor says, to a person or to a program. For: main, which had the house examined.
#pragma once
#include "app/house/examine_house.h"

namespace kith::cli {

// One line a finding and the sum of it, or one JSON object, on stdout. The exit code: 0 sound, 3 damaged.
int tell(const app::HouseExamination& examination, bool as_json);

}  // namespace kith::cli
