// What one may ask of the rounds of a day: of the team's plan, of rounds that run, and of one's own seat at the tables.
// Rounds, tables and seats are told by their numbers, from 1. A command about a round names it, so that a second press
// meets a round that is over and is told who did it.
#pragma once
#include "app/views.h"
#include "base/limits.h"

namespace kith::app {

// With somebody picked in a round, the page offers where else they might sit.
struct ShowSeating {
  DayId day;
  std::optional<std::int64_t> round;
  std::optional<std::int64_t> person;
};
BOOST_DESCRIBE_STRUCT(ShowSeating, (), (day, round, person))

struct ShowLive {
  DayId day;
};
BOOST_DESCRIBE_STRUCT(ShowLive, (), (day))

struct ShowScreen {
  DayId day;
};
BOOST_DESCRIBE_STRUCT(ShowScreen, (), (day))

struct WatchDay {
  DayId day;
};
BOOST_DESCRIBE_STRUCT(WatchDay, (), (day))

// At `tables` tables; 0: as many as are needed.
struct PlanSeating {
  DayId day;
  PartId part;
  std::int64_t tables = 0;
  std::optional<bool> everyone;  // who signed up and may still come, too: a plan to be printed before the doors open
};
BOOST_DESCRIBE_STRUCT(PlanSeating, (), (day, part, tables, everyone))

// Seats one person elsewhere in one round: either at a table (0: sits out) or in exchange with somebody.
struct MovePlace {
  DayId day;
  PartId part;
  std::int64_t version = 0;
  std::int64_t round = 0;
  std::int64_t person = 0;
  std::optional<std::int64_t> table;
  std::optional<std::int64_t> with;
};
BOOST_DESCRIBE_STRUCT(MovePlace, (), (day, part, version, round, person, table, with))

struct PlanAtVersion {
  DayId day;
  PartId part;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(PlanAtVersion, (), (day, part, version))

// Keeps two seats apart, or no longer.
struct KeepApart {
  DayId day;
  std::int64_t one = 0;
  std::int64_t other = 0;
  bool apart = false;
};
BOOST_DESCRIBE_STRUCT(KeepApart, (), (day, one, other, apart))

struct StartRounds {
  DayId day;
  PartId part;
};
BOOST_DESCRIBE_STRUCT(StartRounds, (), (day, part))

struct InRound {
  DayId day;
  PartId part;
  std::int64_t round = 0;
};
BOOST_DESCRIBE_STRUCT(InRound, (), (day, part, round))

struct ExtendRound {
  DayId day;
  PartId part;
  std::int64_t round = 0;
  std::int64_t minutes = 0;
};
BOOST_DESCRIBE_STRUCT(ExtendRound, (), (day, part, round, minutes))

struct AtTable {
  DayId day;
  PartId part;
  std::int64_t table = 0;
};
BOOST_DESCRIBE_STRUCT(AtTable, (), (day, part, table))

struct InTheRoom {
  DayId day;
  PartId part;
  SeatId seat;
};
BOOST_DESCRIBE_STRUCT(InTheRoom, (), (day, part, seat))

struct CalledOut {
  DayId day;
  PartId part;
  Line<60> call;
};
BOOST_DESCRIBE_STRUCT(CalledOut, (), (day, part, call))

// `card`: another card than the one that lies on the table, counted on from it; 0: none.
struct ShowNow {
  SeatId seat;
  std::optional<std::int64_t> card;
};
BOOST_DESCRIBE_STRUCT(ShowNow, (), (seat, card))

// Without a round: the one that runs, or else the next.
struct SitOut {
  SeatId seat;
  std::optional<std::int64_t> round;
};
BOOST_DESCRIBE_STRUCT(SitOut, (), (seat, round))

// After this round.
struct GoEarlier {
  SeatId seat;
};
BOOST_DESCRIBE_STRUCT(GoEarlier, (), (seat))

struct StayHere {
  SeatId seat;
};
BOOST_DESCRIBE_STRUCT(StayHere, (), (seat))

struct BackAgain {
  SeatId seat;
};
BOOST_DESCRIBE_STRUCT(BackAgain, (), (seat))

// `whom`: the number of somebody at the same table.
struct SeatElsewhere {
  SeatId seat;
  std::int64_t whom = 0;
};
BOOST_DESCRIBE_STRUCT(SeatElsewhere, (), (seat, whom))

}  // namespace kith::app
