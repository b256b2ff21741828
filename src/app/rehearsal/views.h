// A rehearsal as its one player sees it: what has happened, and what comes next.
#pragma once
#include "app/views.h"

namespace kith::app {

// The page that offers one.
struct RehearsalsView {
  std::optional<DayId> day;  // whose shape it takes
  std::string day_title;
  std::int64_t minutes = 0;  // how long one stays
};
BOOST_DESCRIBE_STRUCT(RehearsalsView, (), (day, day_title, minutes))

enum class RehearsalStep { Door, SeatThem, Start, Rounds, Afterwards, Morning, End };
BOOST_DESCRIBE_ENUM(RehearsalStep, Door, SeatThem, Start, Rounds, Afterwards, Morning, End)

struct RehearsalView {
  std::string rehearsal;
  std::string title;
  RehearsalStep step = RehearsalStep::Door;  // the next thing to do
  std::int64_t number = 1;                   // of the step
  std::int64_t steps = 6;
  DayId day;
  PartId part;
  SeatId seat;                // the player's own
  bool leads = false;         // who looks is the player, as the team
  bool own = false;           // or with the player's phone; everybody else is told only that it is a rehearsal
  std::int64_t invented = 0;  // people on the list, but for the player
  std::int64_t people = 0;    // on the list
  std::int64_t missing = 0;   // of them, not here
  std::int64_t tables = 0;    // to lay
  std::int64_t round = 0;     // that runs, or would be next
  std::int64_t rounds = 0;
  bool last = false;        // it is the last
  bool late_comes = false;  // somebody stands at the door, after the start
  SeatId late;
  std::string late_name;
  std::int64_t table = 0;  // where the player sits now; 0: nowhere
  SeatId other;            // who will gladly meet the player again
  std::string other_name;
  bool together = false;  // the two sit at one table now
  bool met = false;       // or did
  bool gladly = false;    // the player has said so
  bool morning = false;   // the next one has come
  std::optional<ContactId> contact;
  Link phone;  // the player's seat, on another device
  SafeHtml phone_qr;
  std::int64_t minutes_left = 0;
};
BOOST_DESCRIBE_STRUCT(RehearsalView, (),
                      (rehearsal, title, step, number, steps, day, part, seat, leads, own, invented, people, missing,
                       tables, round, rounds, last, late_comes, late, late_name, table, other, other_name, together,
                       met, gladly, morning, contact, phone, phone_qr, minutes_left))

}  // namespace kith::app
