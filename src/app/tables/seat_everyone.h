// As many rounds as it takes for everyone to meet everyone: what `kith seat --meet-everyone` makes of a wish.
// For: seat_people.cpp. Errors: Invalid where somebody is special (hosts, comes late, leaves early), since there
// everyone is alike; TooLarge where that takes more rounds than can be planned. One thread.
#pragma once
#include "app/tables/seat_people.h"

namespace kith::app {

Result<SeatedPeople> seat_everyone(const SeatWish& wish, const Roster& roster);

}  // namespace kith::app
