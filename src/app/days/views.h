// What is shown of a day and its seats. No view has a field for an e-mail address. What strangers see of who comes is
// how many seats are left, how many wait, and the names of those who said that they may be named.
#pragma once
#include "app/views.h"
#include "domain/day.h"
#include "domain/seat.h"

namespace kith::app {

enum class DayPhase { Ahead, Running, Over };
BOOST_DESCRIBE_ENUM(DayPhase, Ahead, Running, Over)

// Seat: people at tables; the programme has rounds.
enum class DayCan { SignUp, Wait, Edit, Seat, Cancel, Resume };
BOOST_DESCRIBE_ENUM(DayCan, SignUp, Wait, Edit, Seat, Cancel, Resume)

// Times come as instants, and as words in the day's own zone.
struct DaySummary {
  DayId id;
  std::string title;
  std::string place;
  Instant starts;
  Instant ends;
  std::string zone;
  std::string date_words;  // "Monday, 1 March 2027"
  std::string from_words;  // "18:30"
  std::string to_words;
  DayPhase phase = DayPhase::Ahead;
  std::optional<Instant> cancelled;
};
BOOST_DESCRIBE_STRUCT(DaySummary, (),
                      (id, title, place, starts, ends, zone, date_words, from_words, to_words, phase, cancelled))

struct DayRow {
  DaySummary day;
  std::int64_t seats_left = 0;
};
BOOST_DESCRIBE_STRUCT(DayRow, (), (day, seats_left))

struct DaysView {
  std::vector<DayRow> coming;
  std::vector<DayRow> earlier;
  std::vector<DayRow> yours;  // whose team you are in
};
BOOST_DESCRIBE_STRUCT(DaysView, (), (coming, earlier, yours))

struct PartView {
  PartId id;
  PartKind kind = PartKind::Rounds;
  std::string title;  // empty: what its kind is called
  std::int64_t minutes = 0;
  Instant starts;
  Instant ends;
  std::string from_words;
  std::int64_t rounds = 0;
  std::int64_t round_minutes = 0;
  std::int64_t table_size = 0;
  std::string finding;
};
BOOST_DESCRIBE_STRUCT(PartView, (),
                      (id, kind, title, minutes, starts, ends, from_words, rounds, round_minutes, table_size, finding))

enum class OpenTableCan { Take, Leave, Remove };
BOOST_DESCRIBE_ENUM(OpenTableCan, Take, Leave, Remove)

// Who sits there shows from two takers on: to those who come all of them, to strangers those who may be named.
struct OpenTableView {
  OpenTableId id;
  std::optional<SeatId> seat;  // of who looks
  std::string sentence;
  Instant starts;
  Instant ends;
  std::string from_words;
  std::string to_words;
  std::int64_t seats = 0;  // besides the one who put it up
  std::int64_t seats_left = 0;
  std::vector<std::string> names;
  bool yours = false;  // put up by you
  bool taken = false;  // you have a seat at it
  std::vector<OpenTableCan> can;
};
BOOST_DESCRIBE_STRUCT(OpenTableView, (),
                      (id, seat, sentence, starts, ends, from_words, to_words, seats, seats_left, names, yours, taken,
                       can))

// What is said of a day that is a week past (domain/day_sum.h).
struct WeekAfterView {
  std::int64_t contacts = 0;  // that came of it, rounded to five
};
BOOST_DESCRIBE_STRUCT(WeekAfterView, (), (contacts))

struct DayView {
  DayId id;
  NetworkId network;
  std::string title;
  std::string place;
  SafeHtml html;
  Instant starts;
  Instant ends;
  std::string starts_local;
  std::string zone;
  std::string date_words;
  std::string from_words;
  std::string to_words;
  DayPhase phase = DayPhase::Ahead;
  std::optional<Instant> cancelled;
  std::string host;  // the name of who made it
  std::vector<PartView> programme;
  std::vector<OpenTableView> open_tables;
  std::int64_t capacity = 0;
  std::int64_t seats_left = 0;
  std::int64_t waiting = 0;
  bool takes_sign_ups = false;      // for a seat, or for the waiting list: see `can`
  std::vector<std::string> listed;  // who comes and may be named
  std::int64_t names_keep_days = 0;
  bool writes_letters = false;  // mail is set up: an address is good for something
  std::int64_t version = 1;
  std::optional<SeatId> your_seat;
  std::optional<std::string> your_name;
  std::optional<Link> team_link;            // only for the team: makes whoever opens it a helper
  std::optional<WeekAfterView> week_after;  // only for the team
  std::vector<DayCan> can;
};
BOOST_DESCRIBE_STRUCT(DayView, (),
                      (id, network, title, place, html, starts, ends, starts_local, zone, date_words, from_words,
                       to_words, phase, cancelled, host, programme, open_tables, capacity, seats_left, waiting,
                       takes_sign_ups, listed, names_keep_days, writes_letters, version, your_seat, your_name,
                       team_link, week_after, can))

struct NewDayView {
  std::string zone;
  std::int64_t capacity = 0;
  std::optional<std::string> your_name;
};
BOOST_DESCRIBE_STRUCT(NewDayView, (), (zone, capacity, your_name))

// The page that changes a day and its programme.
struct DayDeskView {
  DayId day;
  std::string title;
  std::string starts;  // local
  std::string place;
  std::string zone;
  std::int64_t capacity = 0;
  std::string about;  // Markdown
  std::int64_t names_keep_days = 0;
  std::string mix_by;
  std::vector<std::string> columns;  // of the lists that were brought in: what it could be mixed by
  bool mixes_by_nothing = false;     // nobody who comes has anything in that column
  bool sign_up_open = false;
  bool companies_apart = false;
  bool names_on_screen = false;
  bool writes_letters = false;
  std::vector<PartView> programme;
  std::vector<DayCan> can;
  std::string as_of;  // opaque: a form that names it replaces nothing newer
};
BOOST_DESCRIBE_STRUCT(DayDeskView, (),
                      (day, title, starts, place, zone, capacity, about, names_keep_days, mix_by, columns,
                       mixes_by_nothing, sign_up_open, companies_apart, names_on_screen, writes_letters, programme, can,
                       as_of))

// The page that changes one part of the programme.
struct PartDeskView {
  DayId day;
  std::string day_title;
  PartView part;
  bool began = false;  // its rounds: their numbers stay as they are
  std::string as_of;
};
BOOST_DESCRIBE_STRUCT(PartDeskView, (), (day, day_title, part, began, as_of))

// SeeTable: where the rounds are followed; SeeMet: whom one sat with.
enum class SeatCan { Edit, GiveBack, StepOut, Take, Confirm, PutUpTable, SeeTable, SeeMet };
BOOST_DESCRIBE_ENUM(SeatCan, Edit, GiveBack, StepOut, Take, Confirm, PutUpTable, SeeTable, SeeMet)

// Who came along: their link is the first one's to hand on, until the day begins.
struct AlongView {
  std::string name;
  SeatState state = SeatState::Coming;
  Link link;
};
BOOST_DESCRIBE_STRUCT(AlongView, (), (name, state, link))

// A seat as its person sees it, and the team that acts for people who phone.
struct DaySeatView {
  SeatId id;
  DaySummary day;
  std::string name;
  std::string line;
  std::string company;
  bool has_email = false;
  bool writes_letters = false;
  SeatState state = SeatState::Coming;
  std::int64_t place_in_line = 0;  // among those who wait, from 1
  std::int64_t seats_left = 0;
  bool moved_up = false;    // from the waiting list, and nobody told them yet
  bool last_hours = false;  // in which nobody moves up, and the first to take a free seat has it
  bool shows = false;
  bool on_screen = false;
  bool first_together = false;
  std::optional<std::string> together_with;  // whom they brought, or who brought them
  std::vector<AlongView> along;
  std::string removed_because;  // the team's sentence
  std::vector<OpenTableView> open_tables;
  Link link;
  SafeHtml link_qr;
  std::string code;
  std::optional<Instant> names_go;  // of a guest
  bool team = false;                // seen by the team, not by its person
  std::vector<SeatCan> can;
  std::string as_of;  // of what its form replaces; not of the e-mail address, which stays unless another is typed
};
BOOST_DESCRIBE_STRUCT(DaySeatView, (),
                      (id, day, name, line, company, has_email, writes_letters, state, place_in_line, seats_left,
                       moved_up, last_hours, shows, on_screen, first_together, together_with, along, removed_because,
                       open_tables, link, link_qr, code, names_go, team, can, as_of))

// Behind a team's link, before the tap that joins.
struct JoinTeamView {
  std::string day_title;
  std::optional<std::string> your_name;
  bool joined = false;  // you are of this team already
  DayId day;
};
BOOST_DESCRIBE_STRUCT(JoinTeamView, (), (day_title, your_name, joined, day))

}  // namespace kith::app
