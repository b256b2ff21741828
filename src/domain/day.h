// A shared networking day: when and where, how many fit, and its programme of parts, one after the other.
// For: whoever shapes, shows or runs a day. Not for: who comes (domain/seat.h) and how a round runs (domain/live.h).
// Pure values and rules; the time comes in as a value. A future time is local time and zone; `starts` is what that
// means in UTC, reckoned when it was typed (base/time_zone.h).
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "domain/ids.h"
#include "domain/viewer.h"

namespace kith {

enum class PartKind { Welcome, Rounds, OpenTables, Talk, Break };
BOOST_DESCRIBE_ENUM(PartKind, Welcome, Rounds, OpenTables, Talk, Break)

struct Part {
  PartId id;
  DayId day;
  std::int64_t position = 0;  // parts follow one another in this order
  PartKind kind = PartKind::Rounds;
  std::string title;         // empty: what its kind is called
  std::int64_t minutes = 0;  // of Rounds: what they take together, with the time to change tables

  // Rounds only.
  std::int64_t rounds = 0;
  std::int64_t round_minutes = 0;
  std::int64_t table_size = 0;  // the most at a table
  std::string finding;          // sentences for finding a table, one line each: "second on the left from the door"
};

struct Day {
  DayId id;
  NetworkId network;
  PersonId maker;
  std::string title;
  std::string place;
  std::string about;         // Markdown
  std::string starts_local;  // 2027-03-01T18:30, in `zone`
  std::string zone;          // IANA name
  Instant starts;
  std::int64_t capacity = 0;           // seats that can be taken; the door may go beyond
  std::int64_t names_keep_days = 180;  // after the day, of people without account
  bool sign_up_open = true;            // the team may close it
  bool companies_apart = true;         // seating keeps people of the same company apart if it can
  std::string mix_by;                  // a further column to mix by (department, site, newcomer); empty: none
  bool names_on_screen = false;        // the room's screen names those who agreed
  std::int64_t team_generation = 1;    // of the link that makes a helper
  std::int64_t door_generation = 1;    // of the room's code for checking in oneself
  std::int64_t prints = 0;             // how many times something was printed; each print bears its number
  std::int64_t seat_numbers = 0;       // the last number that a seat of this day was given
  std::int64_t version = 1;            // rises with everything about the day that more than one person may see
  Instant made;
  std::optional<Instant> cancelled;
};

constexpr std::int64_t change_tables_minutes = 2;    // between two rounds
constexpr std::int64_t last_hours_ms = 6 * hour_ms;  // in which a free seat is offered to all who wait

// Parts in order, each with the moment it begins: the day's start and everything before it.
struct Planned {
  Part part;
  Instant starts;
  Instant ends;
};
std::vector<Planned> programme(const Day& day, const std::vector<Part>& parts);
// The end of the last part; the start of a day without programme.
Instant ends(const Day& day, const std::vector<Part>& parts);

// What a part of rounds takes: each round, and the time to change tables between them.
std::int64_t minutes_of_rounds(std::int64_t rounds, std::int64_t round_minutes);

// When the names of people without account go.
Instant names_go(const Day& day, Instant day_ends);

// Whether a seat may still be taken, apart from whether one is free.
bool takes_sign_ups(const Day& day, Instant now, Instant day_ends);

}  // namespace kith
