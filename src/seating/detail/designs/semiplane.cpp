#include <algorithm>
#include <array>
#include <vector>

#include "seating/detail/designs/geometry.h"

namespace kith::seating {
namespace {

// The Heisenberg group over the integers mod 3: an element is x + 3 y + 9 z, and (0, 0, z) are its centre.
constexpr int order = 27;
constexpr int parts = 5;  // of points and of blocks alike, moved by the group each for itself

constexpr int product(int a, int b) {
  const int x = a % 3 + b % 3, y = a / 3 % 3 + b / 3 % 3, z = a / 9 + b / 9 + a % 3 * (b / 3 % 3);
  return x % 3 + 3 * (y % 3) + 9 * (z % 3);
}

// The base block of each part: its points in each part of the points, none in its own. Found by trying: off the
// diagonal stand translates of the lines of the group modulo its centre, in each row and column one of each direction.
using Points = std::array<int, 3>;
constexpr Points none{-1, -1, -1};
constexpr Points base[parts][parts] = {
    {none, {0, 10, 2}, {0, 12, 6}, {0, 22, 8}, {0, 7, 5}},
    {{0, 10, 2}, none, {0, 4, 8}, {19, 17, 12}, {11, 23, 26}},
    {{0, 21, 24}, {0, 7, 14}, none, {15, 25, 26}, {2, 21, 16}},
    {{0, 22, 8}, {9, 21, 24}, {19, 26, 3}, none, {12, 13, 5}},
    {{0, 16, 23}, {18, 4, 17}, {9, 10, 2}, {0, 3, 24}, none},
};

using Table = std::vector<int>;  // points: part * order + element

Table block(int part, int shift) {
  Table table;
  for (int of = 0; of < parts; ++of)
    for (const int point : base[part][of])
      if (point >= 0) table.push_back(of * order + product(shift, point));
  return table;
}

}  // namespace

Design from_semiplane(int tables, int seats, int rounds) {
  Design design{tables, seats, 0, 0, {}};
  if (tables != 11 || seats != 9) return design;
  std::vector<int> place(parts * order, 0);  // of each point that stays; -1 of the others
  for (int centre = 0; centre < order; centre += order / 3)
    for (const int point : block(0, centre)) place[point] = -1;
  int next = 0;
  for (int& at : place)
    if (at == 0) at = next++;
  for (const int through : block(0, 0)) {
    if (design.rounds == rounds) break;
    std::vector<int> table(next, 0);
    int name = 0;
    for (int part = 0; part < parts; ++part)
      for (int shift = part == 0 ? 1 : 0; shift < order; ++shift) {
        const auto points = block(part, shift);
        if (std::ranges::find(points, through) == points.end()) continue;
        for (const int point : points)
          if (place[point] >= 0) table[place[point]] = name;
        ++name;
      }
    design.table.insert(design.table.end(), table.begin(), table.end());
    ++design.rounds;
  }
  return design;
}

}  // namespace kith::seating
