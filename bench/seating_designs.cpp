// Every room of up to 20 tables of 3 to 10 for which a number of rounds without a repeat is published: does kith reach
// it, and how long does that take? One line a room: tables, seats, published, reached, most that kith knows,
// milliseconds of CPU for the published number. Meetings are counted here, pair by pair, by nobody's account but the
// tables themselves. Exit 1 if any design repeats a meeting. Published: A. Miller, I. Valkov, R. J. R. Abel,
// "Combinatorial solutions to the social golfer problem and the social golfer problem with adjacent group sizes",
// Symmetry 18 (2026) 269, arXiv 2507.23376; OEIS A107431.
#include <cstdio>
#include <ctime>
#include <vector>

#include "seating/designs.h"

namespace kith::seating {
namespace {

struct Published {
  int tables;
  std::vector<int> rounds;  // of tables of 3, 4, ...
};

const std::vector<Published> published = {
    {3, {4}},
    {4, {4, 5}},
    {5, {7, 5, 6}},
    {6, {8, 7, 6, 3}},
    {7, {10, 9, 7, 7, 8}},
    {8, {11, 10, 8, 8, 8, 9}},
    {9, {13, 11, 9, 9, 9, 9, 10}},
    {10, {14, 13, 9, 7, 7, 5, 5, 4}},
    {11, {16, 14, 11, 11, 11, 11, 12, 11}},
    {12, {17, 15, 12, 13, 7, 6, 6, 6}},
    {13, {19, 17, 16, 13, 13, 13, 13, 13}},
    {14, {20, 18, 14, 9, 9, 8, 7, 5}},
    {15, {22, 19, 16, 10, 5, 17, 7, 5}},
    {16, {23, 21, 16, 16, 16, 17, 16, 16}},
    {17, {25, 22, 21, 17, 17, 17, 17, 17}},
    {18, {26, 23, 18, 19, 10, 6, 6, 6}},
    {19, {28, 25, 19, 19, 19, 19, 19, 19}},
    {20, {29, 26, 21, 13, 5, 5, 5, 5}},
};

constexpr int smallest_table = 3;
constexpr int most_rounds = 200;

// Every table full in every round, and no pair twice.
bool holds(const Seating& design, int tables, int seats) {
  const int places = design.people;
  std::vector<bool> met(static_cast<std::size_t>(places) * places, false);
  for (int round = 0; round < design.rounds; ++round) {
    std::vector<std::vector<int>> at(tables);
    for (int place = 0; place < places; ++place) at.at(design.at(round, place)).push_back(place);
    for (const auto& table : at) {
      if (static_cast<int>(table.size()) != seats) return false;
      for (const int a : table)
        for (const int b : table) {
          if (a >= b) continue;
          if (met[static_cast<std::size_t>(a) * places + b]) return false;
          met[static_cast<std::size_t>(a) * places + b] = true;
        }
    }
  }
  return true;
}

struct Totals {
  int rooms = 0, reached = 0, beaten = 0, wrong = 0;
  double slowest_ms = 0;
};

void look_at(int tables, int seats, int wanted, Totals& totals) {
  const auto begin = std::clock();
  const auto design = known_seating(tables, seats, wanted);
  const double ms = 1000.0 * static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  const auto most = known_seating(tables, seats, most_rounds);
  ++totals.rooms;
  totals.reached += design.rounds >= wanted;
  totals.beaten += most.rounds > wanted;
  totals.wrong += !holds(design, tables, seats) || !holds(most, tables, seats);
  if (ms > totals.slowest_ms) totals.slowest_ms = ms;
  std::printf("%6d %5d %9d %7d %4d %8.1f%s\n", tables, seats, wanted, design.rounds, most.rounds, ms,
              design.rounds < wanted ? "  short"
              : most.rounds > wanted ? "  beaten"
                                     : "");
}

}  // namespace
}  // namespace kith::seating

int main() {
  using namespace kith::seating;
  Totals totals;
  std::puts("tables seats published reached most       ms");
  for (const auto& [tables, rounds] : published)
    for (std::size_t i = 0; i < rounds.size(); ++i)
      look_at(tables, smallest_table + static_cast<int>(i), rounds[i], totals);
  std::printf("%d of %d rooms reach the published rounds, %d of them pass it; slowest %.1f ms\n", totals.reached,
              totals.rooms, totals.beaten, totals.slowest_ms);
  return totals.wrong > 0 ? 1 : 0;
}
