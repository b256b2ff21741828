// Designs: schedules in which nobody meets anybody twice, computed instead of searched for.
// For: the start of a search. Places 0..tables*seats-1 stand for people; place = column * tables + row, and in the
// rounds made of offsets each table takes one place of every column, so that dropping places of the last column leaves
// tables whose sizes differ by one. Pure; no errors.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

namespace kith::seating {

struct Design {
  int tables = 0;
  int seats = 0;
  int rounds = 0;          // without a repeat
  int offset_rounds = 0;   // of them the first that are made of offsets: column 0 always sits at table = row
  std::vector<int> table;  // [round * tables * seats + place]

  int at(int round, int place) const { return table[round * tables * seats + place]; }
};

// The known construction with the most rounds, at most `rounds`; always at least one round.
//  - offsets: place (row, column) sits at row + column * m, over the integers mod `tables` or over a finite field
//    (mutually orthogonal Latin squares); two rounds m, m' share no pair if column * (m - m') is never 0;
//  - difference matrices, whole or in part (designs/offsets.h), and orthogonal arrays (designs/arrays.h);
//  - to these in columns, when `seats` divides `tables`, the rounds of a design for each column, whose people never
//  met;
//  - Kirkman systems and their kin from starters (designs/starters.h), and finite geometries (designs/geometry.h).
// Up to a second for the smallest rooms with many rounds, mostly milliseconds.
Design design_for(int tables, int seats, int rounds);

// Whether small rooms may be searched for what is not known: only then it takes longer than some milliseconds.
enum class Effort : std::uint8_t { Known, Search };

// The same for so many people at so many tables, whose sizes differ by one at most: places from `people` on are empty.
Design design_for_people(int people, int tables, int rounds, Effort effort = Effort::Search);

}  // namespace kith::seating
