// What a day and the parts of its programme may be set to, and how they begin. Errors name the field. Pure.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "domain/day.h"
#include "domain/seat.h"

namespace kith::app {

// Reckons `starts` from the local time and the zone.
Done check_settings(Day& day);
Done check_settings(const Part& part);
// A part of this kind as it begins, without id and place: welcome 15 minutes, 4 rounds of 12, a break of 20, open
// tables for half an hour, a talk of 20.
Part usual_part(PartKind kind);

// The further columns that the lists of these people had, each once, by the alphabet.
std::vector<std::string> columns_of(const std::vector<Seat>& seats);
// What somebody is mixed by: their cell of that column, however it is written; empty if they have none.
std::string mixed_by(const Seat& seat, std::string_view column);
// The day is mixed by a column that nobody who comes has anything in.
bool mixes_by_nothing(const Day& day, const std::vector<Seat>& seats);

// What a form that changes them was made from (app/as_of.h): a digest of just what it replaces, so that whoever signs
// up meanwhile is in nobody's way.
std::string as_of(const Day& day);
std::string as_of(const Part& part);
std::string as_of(const Seat& seat);

}  // namespace kith::app
