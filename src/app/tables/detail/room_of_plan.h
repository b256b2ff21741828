// What a plan under way shows of the room it was made for, when nobody says.
// For: going on with it (app/tables/seat_people). Pure; no errors, no threads.
#pragma once
#include <optional>

#include "app/tables/roster.h"
#include "seating/seating.h"

namespace kith::app {

// How many tables it uses, the empty ones between them too. Somebody has to have a seat.
int tables_of(const seating::Seating& plan);

// The most at a table, where people had to sit out: in some round more do than the tables had seats left, were all as
// large as the largest. Nothing where those who have no seat may as well have been away, who leave one free.
std::optional<int> most_at_table(const Roster& roster, const seating::Seating& plan);

}  // namespace kith::app
