// Which tables stand for how many people: as many as are needed, at most as many as there are.
// For: day_plan.cpp. Tables count from 0 here. Pure.
#pragma once
#include <set>
#include <vector>

#include "domain/day.h"
#include "domain/live.h"

namespace kith::app::detail {

struct Room {
  int tables = 0;  // that stand in the room, those included that are lost or closed
  std::vector<int> lost;
  std::vector<int> closed;  // not needed for so few people

  bool is_lost(int table) const;
  bool is_open(int table) const;
};

// `used`: one more than the highest table of the plan so far; `wanted`: tables at which somebody stays; `pinned`: those
// at which a hand put somebody, which are opened before others, but none beyond what is needed.
// Nobody is left standing for want of a seat: where the room has fewer tables than that takes, they get larger.
Room room_for(const Part& part, const Live& live, int people, int used, const std::set<int>& wanted,
              const std::set<int>& pinned = {});

// The sizes of that many tables for so many people, from the smallest to the largest: {5, 6}.
std::pair<int, int> sizes_for(int people, int tables);

}  // namespace kith::app::detail
