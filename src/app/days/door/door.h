// The door of a day, for the files of this folder and for whoever plans.
#pragma once
#include "app/context.h"
#include "app/days/door/views.h"
#include "app/days/entry.h"

namespace kith::app {

// Marks the seat as here, whatever it was before; one who is here already stays so. Who waited comes, and need not be
// told.
Result<Seat> let_in(Context& context, store::Tx& tx, Seat seat);
// Somebody without a seat: a person and a seat that is here from now on.
Result<Seat> walk_in(Context& context, store::Tx& tx, const WholeDay& whole, const std::string& name,
                     const std::string& company);

// What a team should know before it plans: phones at the door that have taps to send, or were not heard of lately.
Result<std::vector<SaidView>> door_warnings(Context& context, store::Tx& tx, const Day& day);

// The link on the wall.
std::string room_link_of(const Context& context, const Day& day);

}  // namespace kith::app
