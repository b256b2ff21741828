// What a browser keeps when a seat's link is opened or given: the seat itself, the room's door, and the codes of
// badges, so that each knows who holds the phone. A cookie opens its own path only, so there are three.
#pragma once
#include "app/days/entry.h"

namespace kith::app {

std::vector<Keeps> all_keeps_of(const Context& context, const Seat& seat);

}  // namespace kith::app
