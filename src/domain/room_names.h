// What everybody of a day is called in the room, by the numbers of their seats: first names (domain/first_name.h), and
// where two share one, the letter of the last word after it ("Anna P."). For: lists on paper and files. Pure.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "domain/seat.h"

namespace kith {

std::map<std::int64_t, std::string> names_in_the_room(const std::vector<Seat>& seats);

}  // namespace kith
