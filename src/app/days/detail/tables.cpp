#include "app/days/detail/tables.h"

#include <algorithm>

#include "domain/seat.h"

namespace kith::app::detail {
namespace {

int divided_up(int people, int by) { return (people + by - 1) / by; }

}  // namespace

bool Room::is_lost(int table) const { return std::ranges::find(lost, table) != lost.end(); }

bool Room::is_open(int table) const {
  return !is_lost(table) && std::ranges::find(closed, table) == closed.end() && table < tables;
}

Room room_for(const Part& part, const Live& live, int people, int used, const std::set<int>& wanted,
              const std::set<int>& pinned) {
  Room room;
  const int size = std::max(2, static_cast<int>(part.table_size));
  for (const auto number : numbers_of_text(live.tables_lost)) room.lost.push_back(static_cast<int>(number) - 1);
  // As many as the team said, but none with so few people that it would be no table; or else as many as it takes.
  const int needed = divided_up(people, size);
  room.tables = static_cast<int>(live.tables);
  if (room.tables == 0) {
    room.tables = std::max({1, used, needed + static_cast<int>(room.lost.size())});
    for (const auto* tables : {&wanted, &pinned})
      if (!tables->empty()) room.tables = std::max(room.tables, *tables->rbegin() + 1);
  }
  const int fewest = live.tables > 0 ? divided_up(people, std::max(2, size - 1)) : needed;
  const int open = std::clamp(fewest, 1, room.tables);
  std::set<int> chosen;
  for (const int table : wanted)
    if (table < room.tables && !room.is_lost(table)) chosen.insert(table);
  const auto choose = [&](int table) {
    if (table < room.tables && !room.is_lost(table) && static_cast<int>(chosen.size()) < open) chosen.insert(table);
  };
  std::ranges::for_each(pinned, choose);
  for (int table = 0; table < room.tables; ++table) choose(table);
  for (int table = 0; table < std::max(room.tables, used); ++table)
    if (!chosen.contains(table) && !room.is_lost(table)) room.closed.push_back(table);
  room.tables = std::max(room.tables, used);
  return room;
}

std::pair<int, int> sizes_for(int people, int tables) { return {people / tables, divided_up(people, tables)}; }

}  // namespace kith::app::detail
