// What is shown of rounds at tables: to the team, on a phone, on the room's screen. Who blocked whom, who chose to sit
// out and who left an invitation stand in none of them.
#pragma once
#include "app/views.h"
#include "domain/live.h"

namespace kith::app {

// A seat in a round, as the team sees it.
struct PlaceView {
  std::int64_t person = 0;  // the seat's number
  std::string name;
  bool repeats = false;  // meets somebody of an earlier round again
  bool pinned = false;   // put there by hand
  bool moving = false;   // the one picked to sit elsewhere
  bool host = false;     // of a table
};
BOOST_DESCRIBE_STRUCT(PlaceView, (), (person, name, repeats, pinned, moving, host))

struct DayTableView {
  std::int64_t table = 0;
  std::vector<PlaceView> seats;
};
BOOST_DESCRIBE_STRUCT(DayTableView, (), (table, seats))

struct DayRoundView {
  std::int64_t round = 0;
  bool over = false;
  bool running = false;
  bool skipped = false;
  bool moving = false;  // somebody of this round is picked
  std::vector<DayTableView> tables;
  std::vector<PlaceView> sit_out;
};
BOOST_DESCRIBE_STRUCT(DayRoundView, (), (round, over, running, skipped, moving, tables, sit_out))

struct PickedView {
  std::int64_t round = 0;
  std::int64_t person = 0;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(PickedView, (), (round, person, name))

// How it could be: one of two or three, taken with one tap.
struct PossibleView {
  std::int64_t tables = 0;
  std::int64_t smallest = 0;  // people at a table
  std::int64_t largest = 0;
  std::int64_t differ = 0;      // by how many people: the largest less the smallest
  std::int64_t new_people = 0;  // each, about
  std::int64_t repeats = 0;
};
BOOST_DESCRIBE_STRUCT(PossibleView, (), (tables, smallest, largest, differ, new_people, repeats))

struct ApartView {
  std::int64_t one = 0;
  std::string one_name;
  std::int64_t other = 0;
  std::string other_name;
};
BOOST_DESCRIBE_STRUCT(ApartView, (), (one, one_name, other, other_name))

struct HostView {
  SeatId seat;
  std::string name;
  std::optional<std::int64_t> table;  // none: one is found when the rounds are planned
};
BOOST_DESCRIBE_STRUCT(HostView, (), (seat, name, table))

struct NamedSeat {
  std::int64_t person = 0;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(NamedSeat, (), (person, name))

enum class SeatingCan { Plan, Move, Undo, Release, Start };
BOOST_DESCRIBE_ENUM(SeatingCan, Plan, Move, Undo, Release, Start)

struct SeatingView {
  DayId day;
  PartId part;
  std::string title;  // of the day
  std::int64_t rounds = 0;
  std::int64_t round_minutes = 0;
  std::int64_t here = 0;  // in the room now
  std::int64_t coming = 0;
  bool planned = false;
  bool begun = false;
  bool for_everyone = false;  // nobody is here yet: what is possible is so for all who signed up
  std::vector<PossibleView> possible;
  std::vector<DayRoundView> seating;
  std::optional<PickedView> moving;
  std::string sentence;                         // the honest figures, in the reader's language
  std::string distance;                         // and how far they are from the best possible
  std::vector<std::string> just_now;            // what the last change by hand brought
  std::vector<std::string> amiss;               // what the team asked for and does not hold, or cannot hold together
  std::vector<std::string> again;               // who meets again, and why: the first of them
  std::int64_t again_more = 0;                  // pairs beyond those
  std::vector<std::string> what_if;             // a round more
  std::vector<NamedSeat> arrived;               // here, and in no round that is planned
  std::vector<NamedSeat> left;                  // in a planned round, and not here
  std::optional<std::string> mixes_by_nothing;  // the column that nobody who comes has anything in
  std::vector<HostView> hosts;
  std::vector<ApartView> apart;
  std::vector<NamedSeat> people;   // who could be kept apart
  std::vector<SaidView> warnings;  // phones at the door that have not sent everything: somebody may be missing here
  std::int64_t version = 0;        // of the plan: what a change by hand names
  std::vector<SeatingCan> can;
};
BOOST_DESCRIBE_STRUCT(SeatingView, (),
                      (day, part, title, rounds, round_minutes, here, coming, planned, begun, for_everyone, possible,
                       seating, moving, sentence, distance, just_now, amiss, again, again_more, what_if, arrived, left,
                       mixes_by_nothing, hosts, apart, people, warnings, version, can))

struct LiveSeatView {
  SeatId seat;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(LiveSeatView, (), (seat, name))

// Paper says something else by now: "NAME: 2 instead of 4".
struct CallOutView {
  std::string call;  // what ticking it off names
  std::int64_t round = 0;
  std::string name;
  std::int64_t table = 0;    // 0: sits out
  std::int64_t instead = 0;  // as printed; 0: none
  std::string words;         // "Anna, round 3: table 2 instead of 4"
};
BOOST_DESCRIBE_STRUCT(CallOutView, (), (call, round, name, table, instead, words))

enum class LiveCan { Start, Next, Skip, Pause, GoOn, Extend, End };
BOOST_DESCRIBE_ENUM(LiveCan, Start, Next, Skip, Pause, GoOn, Extend, End)

struct LiveView {
  DayId day;
  PartId part;
  std::string title;  // of the day
  Phase phase = Phase::NotBegun;
  std::int64_t round = 0;
  std::int64_t rounds = 0;
  Instant now;
  std::optional<Instant> ends;
  std::int64_t left_ms = 0;
  std::string left_words;  // "12:30"
  std::string aloud;       // the next sentence to say, in the house's language
  std::string aloud_lang;  // which is this one: en, de
  std::int64_t here = 0;
  std::vector<DayTableView> tables;  // of the round that runs, or begins
  std::vector<PlaceView> sit_out;
  std::vector<CallOutView> call_outs;
  bool last = false;          // the last round runs
  bool print_out = false;     // paper is out
  std::int64_t printed = 0;   // and bears this number
  std::string printed_words;  // when it was printed
  bool print_anew = false;    // so many seats changed that fresh paper is better
  std::vector<std::int64_t> tables_lost;
  std::vector<LiveSeatView> in_room;
  std::vector<LiveSeatView> away;  // coming and not here, or gone
  std::string last_did;
  Link screen;               // opens the room's screen without sign-in
  std::int64_t version = 0;  // of the day
  std::vector<LiveCan> can;
};
BOOST_DESCRIBE_STRUCT(LiveView, (),
                      (day, part, title, phase, round, rounds, now, ends, left_ms, left_words, aloud, aloud_lang, here,
                       tables, sit_out, call_outs, last, print_out, printed, printed_words, print_anew, tables_lost,
                       in_room, away, last_did, screen, version, can))

// Somebody at my table: what they are called here, and the line they want to be known by.
struct MateView {
  std::int64_t person = 0;
  std::string name;
  std::string line;
  bool you = false;
  bool host = false;  // of a table, and named in the list of who comes by their own wish
};
BOOST_DESCRIBE_STRUCT(MateView, (), (person, name, line, you, host))

struct StopNow {
  std::int64_t round = 0;
  std::int64_t table = 0;  // 0: no table
  bool seated = false;
  std::string finding;
};
BOOST_DESCRIBE_STRUCT(StopNow, (), (round, table, seated, finding))

struct CardView {
  std::int64_t card = 0;
  std::int64_t another = 0;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(CardView, (), (card, another, text))

enum class NowCan { SitOut, GoEarlier, StayHere, SeatElsewhere, BackAgain };
BOOST_DESCRIBE_ENUM(NowCan, SitOut, GoEarlier, StayHere, SeatElsewhere, BackAgain)

// What one phone shows while the rounds run.
struct NowView {
  SeatId seat;
  DayId day;
  std::string title;  // of the day
  std::string name;
  Phase phase = Phase::NotBegun;
  std::int64_t round = 0;
  std::int64_t rounds = 0;
  Instant now;
  std::string now_words;  // "14:02", in the day's zone
  std::optional<Instant> ends;
  std::int64_t left_ms = 0;
  std::string left_words;
  bool here = false;       // checked in
  bool expected = false;   // not seen at the door yet
  std::int64_t table = 0;  // 0: none in this round
  bool seated = false;     // at that table
  bool without = false;    // here, and without a table in this round
  std::string finding;
  std::vector<MateView> mates;
  std::optional<CardView> card;
  std::vector<StopNow> coming;  // the rounds to come, as planned now
  bool sits_out = false;
  bool goes = false;         // earlier than the last round
  bool stays = false;        // at one table
  bool hosts = false;        // a table, in every round
  bool hosts_here = false;   // this one, now and in all rounds to come
  bool keepable = false;     // its owner's phone may keep this page for when there is no network
  std::int64_t version = 0;  // of the day
  std::vector<NowCan> can;
};
BOOST_DESCRIBE_STRUCT(NowView, (),
                      (seat, day, title, name, phase, round, rounds, now, now_words, ends, left_ms, left_words, here,
                       expected, table, seated, without, finding, mates, card, coming, sits_out, goes, stays, hosts,
                       hosts_here, keepable, version, can))

struct ScreenTableView {
  std::int64_t table = 0;
  std::string finding;
  std::vector<std::string> names;  // of those who agreed, if the team named them on the screen
};
BOOST_DESCRIBE_STRUCT(ScreenTableView, (), (table, finding, names))

struct ScreenView {
  DayId day;
  std::string title;
  Phase phase = Phase::NotBegun;
  std::int64_t round = 0;
  std::int64_t rounds = 0;
  Instant now;
  std::optional<Instant> ends;
  std::int64_t left_ms = 0;
  std::string left_words;
  std::vector<ScreenTableView> tables;
  SafeHtml web;  // who has met: a picture that only grows
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(ScreenView, (),
                      (day, title, phase, round, rounds, now, ends, left_ms, left_words, tables, web, version))

struct WatchedView {
  DayId day;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(WatchedView, (), (day, version))

}  // namespace kith::app
