// From the seats of a day to a seating::Problem and back: who plays, who is kept apart, what stays as it was.
// For: planning a part before it starts and while it runs, and every figure shown of its plan.
// What a plan is made from is read in one transaction (read_for_plan), then searched outside of any, then written if
// the roster still fits (app/days/planning.h). problem_of() and rounds_of() are pure. Seats are told by their numbers.
#pragma once
#include <optional>
#include <vector>

#include "base/secret.h"
#include "domain/seat.h"
#include "seating/problem.h"
#include "store/days.h"

namespace kith::app {

struct Acquainted {
  TwoSeats two;
  std::int64_t times = 0;
};

// Who counts as there in rounds that are not over: who is in the room; also who has a seat and may still come, for a
// plan that is made and printed before the doors open; or who is in the plan as it stands, for its figures.
enum class Expected { InTheRoom, Everyone, AsPlanned };

// Everything that a plan of one part is made from.
struct ForPlan {
  Day day;
  Part part;
  Live live;
  std::vector<Seat> seats;
  std::vector<Round> rounds;
  std::vector<TwoSeats> apart;         // by the team
  std::vector<TwoSeats> blocks;        // by one of the two: private
  std::vector<Acquainted> acquainted;  // met on earlier days of this network, or in an earlier part of this one
  Expected expected = Expected::InTheRoom;
};
// How many people it seats, if all play.
std::int64_t people_expected(const ForPlan& given);
Result<ForPlan> read_for_plan(const ServerKey& key, store::Tx& tx, const Day& day, const Part& part);

// A problem of dense indices, and which seat each of them is.
struct DayProblem {
  seating::Problem problem;
  std::vector<std::int64_t> numbers;  // of each index
  seating::Seating before;            // the plan as it stands
  int first_free = 0;                 // rounds that are over
  std::optional<int> running;         // the round under way: then it is first_free
};
// Fails with Invalid and a sentence if the room cannot be laid so.
Result<DayProblem> problem_of(const ForPlan& given);

// Rounds from the first that is not over, as they are kept.
std::vector<Round> rounds_of(const ForPlan& given, const DayProblem& of, const seating::Seating& seating);

}  // namespace kith::app
