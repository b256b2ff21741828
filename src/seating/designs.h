// What is known without a search of seats: seatings in which nobody meets anybody twice, by construction.
// For: benchmarks and whoever asks how many rounds a room can have. plan() uses the same constructions by itself.
// Pure; no errors.
#pragma once
#include "seating/seating.h"

namespace kith::seating {

// Full tables; as many of the rounds as are known, at least one. Person = place.
Seating known_seating(int tables, int seats, int rounds);

}  // namespace kith::seating
