// How the rounds of a part run: which round it is, how long still, and what may be done about it.
// For: whoever starts, pauses, extends, skips and ends rounds, and everything that shows a clock. Not for: who sits
// where. Nothing here ticks: the phase is a function of the row and the time. Rounds count from 1. Pure.
// Every command names the round it means, so that a second press meets a round that is over and is told who did it.
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>

#include "base/clock.h"
#include "base/result.h"
#include "domain/day.h"

namespace kith {

struct Live {
  PartId part;
  std::int64_t round = 0;         // 0: not begun; rounds + 1: over
  Instant began;                  // of the round
  std::optional<Instant> paused;  // since when it stands still
  std::int64_t paused_ms = 0;     // stood still before that
  std::int64_t extra_ms = 0;      // added to this round (or taken, below 0)
  std::string last_did;           // who changed something last, for whoever pressed at the same time
  Instant last_at;
  std::int64_t planned_for = 0;  // the roster's version when the rounds to come were planned; 0: not planned
  std::int64_t roster = 1;       // rises whenever who is there, or what they may, changes
  std::int64_t tables = 0;       // how many stand in the room; 0: as many as are needed
  std::string tables_lost;       // numbers of tables that cannot be used any more, "4 7"
  std::int64_t printed = 0;      // number of the print that is on paper for these rounds; 0: none
  std::int64_t version = 1;
};

// The number of the last one when so many tables are to be used: those that are lost are passed over. 0 stays 0.
std::int64_t last_table(const Live& live, std::int64_t tables);

enum class Phase { NotBegun, Running, Paused, TimeIsUp, Over };
BOOST_DESCRIBE_ENUM(Phase, NotBegun, Running, Paused, TimeIsUp, Over)

struct Moment {
  Phase phase = Phase::NotBegun;
  std::int64_t round = 0;
  std::optional<Instant> ends;  // of the round, if it goes on running
  std::int64_t left_ms = 0;     // never below 0
};

Moment moment_of(const Live& live, const Part& part, Instant now);

// Whoever does something, with the time of it.
struct Hand {
  std::string name;
  Instant now;
};

// Conflict, with who was quicker, if the round is not the one named any more.
Result<Live> begin_rounds(Live live, const Part& part, const Hand& hand);
// Ends `round` and begins the next one, or ends the part after the last.
Result<Live> next_round(Live live, const Part& part, std::int64_t round, const Hand& hand);
// Ends `round` and leaves out the one after it, which then never happened: nobody sat anywhere in it.
Result<Live> skip_round(Live live, const Part& part, std::int64_t round, const Hand& hand);
Result<Live> pause(Live live, const Part& part, std::int64_t round, const Hand& hand);
Result<Live> go_on(Live live, const Part& part, std::int64_t round, const Hand& hand);
Result<Live> extend(Live live, const Part& part, std::int64_t round, std::int64_t minutes, const Hand& hand);
// Ends the part after this round, whatever was still planned.
Result<Live> end_rounds(Live live, const Part& part, std::int64_t round, const Hand& hand);

// Rounds that never change any more: those before the one that runs; all of them once it is over.
std::int64_t rounds_past(const Live& live, const Part& part);
inline bool is_under_way(const Live& live, const Part& part) { return live.round >= 1 && live.round <= part.rounds; }

}  // namespace kith
