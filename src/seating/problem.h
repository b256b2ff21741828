// What is to be planned: people and rounds at tables, what must hold, and what would be good.
// For: the one input of plan(), replan(), check() and report_of(). Not for names: dense indices, app translates.
// Rounds and tables count from 0. A problem that validate() passes may be handed to every function of this module;
// whether its rules can all be kept is for the search to find out. Values own their memory; no threads.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "base/result.h"
#include "seating/seating.h"

namespace kith::seating {

inline constexpr int every_round = -1;

// Hard rules. A private rule is never shown, counted or explained; a private apart ranks below all rules of the team.
enum class RuleKind : std::uint8_t { Together, Apart, Host, Absent, Capacity, MinSize };
enum class Origin : std::uint8_t { Team, Private };

struct Rule {
  RuleKind kind = RuleKind::Together;
  int a = 0;  // a person; for Capacity and MinSize a table
  int b = 0;  // Together, Apart: the other person; Host: a table; Capacity, MinSize: seats; Absent: unused
  int round = every_round;
  Origin origin = Origin::Team;
};

// Something about two people; a != b, each pair at most once in its list.
struct Pair {
  int a = 0;
  int b = 0;
  double amount = 1;
};

// A column to mix people by (company, newcomer, anything): every meeting of two with the same value costs `weight`.
struct Mix {
  std::vector<std::int32_t> value;  // of each person; negative: none, costs nothing
  double weight = 0;
};

// Languages, one bit each: every meeting of two who share none costs `weight`, and so does, in each round, everybody at
// a table who does not speak the language most people there speak. A person with no bit understands all.
struct Languages {
  std::vector<std::uint64_t> spoken;  // of each person, or empty
  double weight = 0;
};

struct SeatRange {
  int min = 0;
  int max = 0;  // 0: the table is not used in this round
};

// Put there by hand: no search moves it. `table` may be no_table (sits out).
struct Pin {
  int round = 0;
  int person = 0;
  int table = 0;
};

// What a team says about its room. Either table_size (the most at a table) or tables, or both.
struct Room {
  std::optional<int> table_size;
  std::optional<int> tables;
  std::optional<int> min;  // sizes differ by at most one unless both min and max are given
  std::optional<int> max;
};

struct Problem {
  int people = 0;
  int rounds = 0;
  int tables = 0;
  std::vector<std::uint8_t> present;  // [person * rounds + round], 1 or 0
  Room room;                          // seats are derived from it (seating/shape.h) whenever presence changes
  std::vector<SeatRange> seats;       // [round * tables + table]

  std::vector<Rule> rules;
  std::vector<Pin> pins;
  int frozen = 0;  // the first rounds, as `past` has them: never changed, only counted
  Seating past;

  std::vector<Mix> mixes;
  Languages languages;
  std::vector<Pair> known;     // each meeting costs known_weight * amount, and is nobody new
  std::vector<Pair> affinity;  // the first meeting earns affinity_weight * amount
  double known_weight = 2;
  double affinity_weight = 0.2;

  bool is_present(int person, int round) const {
    return present[static_cast<std::size_t>(person) * rounds + round] != 0;
  }
  void set_present(int person, int round, bool here) {
    present[static_cast<std::size_t>(person) * rounds + round] = here ? 1 : 0;
  }
  SeatRange seats_at(int round, int table) const { return seats[static_cast<std::size_t>(round) * tables + table]; }
};

// A problem of this size in which everybody is always there and no table is set up yet.
Problem empty_problem(int people, int rounds);

// Every index in range, every list of the length it says, everything within the bounds of base/limits.h.
// Fails with Invalid; callers that built the problem themselves may treat that as a bug.
Done validate(const Problem& problem);

}  // namespace kith::seating
