// Giving somebody a seat, and what follows when one becomes free. For: sign-up, import, the team's list and the door.
// All inside the transaction of whoever calls, so that the last seat is never given twice.
#pragma once
#include "app/context.h"
#include "app/days/entry.h"

namespace kith::app {

// Whoever takes a seat without the team: as fast as a full room behind one network address does, and no faster, with a
// sign-in or without. TooMany.
Done count_newcomer(Context& context, store::Tx& tx, DayId day);

// The seat of `wanted` with id, number, code and, unless it has one, a person: a guest, whose name goes after the time
// the day says. Conflict if the day holds no more people at all.
Result<Seat> give_seat(Context& context, store::Tx& tx, const WholeDay& whole, Seat wanted);
// Four digits that nobody else who comes or waits bears.
Result<std::string> new_code(Context& context, store::Tx& tx, DayId day);
// A person who would be gone before the names of this day go stays as long as they do.
Done keep_person(store::Tx& tx, const WholeDay& whole, PersonId person);
// The same for all days at which they have a seat or are of the team: they have just come by some.
Done keep_person_at_all(Context& context, store::Tx& tx, PersonId person);
// The day ends otherwise than it did, or keeps names for another time: its guests and its team stay as it says now.
Done keep_people(const Context& context, store::Tx& tx, const Day& day);

// Whoever waits moves up into what is free, or in the last hours is told that the first to take it has it: by mail if
// they left an address; else their page says so, and the team sees whom to phone.
Done move_up(Context& context, store::Tx& tx, DayId day);
// The seat is not theirs any more, and free at once.
Done free_seat(Context& context, store::Tx& tx, Seat seat, SeatState becomes);

}  // namespace kith::app
