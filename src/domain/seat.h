// A person's seat at a day: coming or waiting, here or not, and what they wish for at the tables.
// For: sign-up, waiting list, door and seating. Not for: who sits at which table (that is a Seating) and not for what
// people wish of each other (domain/wish.h). Pure; the time comes in as a value.
// Three verbs that are not the same: one *gives back* a seat one had (it is free at once), *steps out* of the waiting
// list, and is *removed* by the team (openly, in words).
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "domain/day.h"
#include "domain/ids.h"

namespace kith {

enum class SeatState { Coming, Waiting, GivenBack, SteppedOut, Removed };
BOOST_DESCRIBE_ENUM(SeatState, Coming, Waiting, GivenBack, SteppedOut, Removed)

// A round by its number, which counts from 1 in each part.
struct PartRound {
  PartId part;
  std::int64_t round = 0;

  bool operator==(const PartRound&) const = default;
};

// Seats a day ever gives: a number is never used twice, so whoever signs up and gives back uses one up.
inline constexpr int seats_ever = 20'000;

struct Seat {
  SeatId id;
  DayId day;
  PersonId person;
  std::int64_t number = 0;  // 1, 2, 3, ... in this day, never used twice: what plans are written in
  std::string name;         // any name may be typed
  std::string line;         // shown at the table; empty is as good
  std::string email_sealed;
  bool own_address = false;  // left by its person; letters go to no other
  std::string language;  // "en" or "de": what its person used when they signed up or last saved; empty: nobody knows
  std::string company;
  std::string columns;     // further columns of an import as JSON, {"site":"Kiel"}; one of them may be mixed by
  std::string source_key;  // how the imported list calls them (ticket or order id); empty for who signed up here
  SeatState state = SeatState::Coming;
  std::int64_t position = 0;         // order of arrival in list and waiting list
  std::optional<SeatId> brought_by;  // who brought them along
  bool first_together = false;       // would like the first table with who brought them, or whom they brought
  bool shows = false;                // is named in the list of who comes
  bool on_screen = false;            // may be named on the room's screen
  bool walk_in = false;
  bool let_in = false;  // waited, until the door let them in all the same
  bool told = false;    // that they moved up, or while they wait: that a seat is free for the first to take it

  bool host = false;                     // hosts a table; which one: `stays_at`, or one is found
  std::optional<std::int64_t> stays_at;  // stays at this table in all rounds; 0: at one table, whichever
  std::optional<Instant> here;           // when the door saw them
  std::optional<Instant> gone;           // left the day
  std::optional<PartRound> last_round;   // "I go earlier": the last round they are there for
  std::vector<PartRound> sits_out = {};  // rounds they chose to sit out; earns and costs nothing

  std::string code;             // four digits, known by the door and by the slip: with the name it opens the seat
  std::int64_t generation = 1;  // of the seat's link
  std::int64_t version = 1;
  Instant made;
  std::string removed_because;  // what the team says to whom it removed
};

// Lists of numbers (tables, seats) as the store keeps them: "2 5".
std::string text_of_numbers(const std::vector<std::int64_t>& numbers);
std::vector<std::int64_t> numbers_of_text(std::string_view text);
// Lists of rounds: "part:2 part:5". What names no part is no round.
std::string text_of_rounds(const std::vector<PartRound>& rounds);
std::vector<PartRound> rounds_of_text(std::string_view text);

inline bool holds_a_seat(const Seat& seat) { return seat.state == SeatState::Coming; }
inline bool is_in_the_room(const Seat& seat) { return holds_a_seat(seat) && seat.here && !seat.gone; }
// Has a seat, and is not known to be away in this round: not gone earlier, not sitting out. May still be on the way.
bool may_play(const Seat& seat, const PartRound& round);
// There for this round, as far as is known: the same, and in the room.
bool plays(const Seat& seat, const PartRound& round);

// How many seats are free; less than none where the door went beyond.
std::int64_t seats_left(const Day& day, std::int64_t coming);

// How a sign-up for `people` (1, or 2 with somebody brought along) begins: together, or both on the waiting list.
// Nobody jumps the queue: while others wait, a free seat is theirs.
SeatState state_of_sign_up(const Day& day, std::int64_t coming, std::int64_t waiting, std::int64_t people);

// Who moves up now that `coming` seats are taken: from the front, those who came together only together. In the last
// hours before the day nobody is moved: the free seat is offered to all who wait, and the first to take it has it.
std::vector<SeatId> who_moves_up(const Day& day, std::int64_t coming, const std::vector<Seat>& waiting, Instant now);
bool is_offered_to_all(const Day& day, std::int64_t coming, Instant now);
bool are_last_hours(const Day& day, Instant now);

// Whether `asker` and `other` both asked for the first table together: who came with whom, and both said so.
bool both_ask_for_first_table(const Seat& asker, const Seat& other);

}  // namespace kith
