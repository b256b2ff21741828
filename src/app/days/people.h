// Who comes to a day and who waits, as its team sees and tends it: adds somebody who phones, removes somebody openly,
// phones those who moved up and left no e-mail address. Who gave a seat back or stepped out is not in it.
#pragma once
#include "app/days/entry.h"
#include "app/days/use_cases.h"

namespace kith::app {

struct ComerView {
  SeatId id;
  std::int64_t number = 0;
  std::string name;
  std::string company;
  std::string line;
  bool has_email = false;
  std::string brought_by;
  std::string code;  // with the name it opens the seat
  bool host = false;
  std::optional<std::int64_t> host_table = {};  // the one they host; none: one is found
};
BOOST_DESCRIBE_STRUCT(ComerView, (), (id, number, name, company, line, has_email, brought_by, code, host, host_table))

struct PeopleView {
  DayId day;
  std::string title;
  std::int64_t capacity = 0;
  std::int64_t seats_left = 0;
  std::vector<ComerView> to_phone;  // moved up, and nobody told them yet
  std::vector<ComerView> to_offer;  // wait while a seat is free for the first to take it, and nobody told them yet
  std::vector<ComerView> coming;
  std::vector<ComerView> waiting;                // in their order
  std::optional<std::int64_t> not_written;       // come or wait, with an address that they did not leave themselves
  std::optional<std::int64_t> too_many_letters;  // of the others, how many more than a day writes to in an hour
  std::vector<std::string> team;
  Link team_link;
  SafeHtml team_link_qr;
};
BOOST_DESCRIBE_STRUCT(PeopleView, (),
                      (day, title, capacity, seats_left, to_phone, to_offer, coming, waiting, not_written,
                       too_many_letters, team, team_link, team_link_qr))

// `beyond`: also if no seat is free.
struct AddComer {
  DayId day;
  Line<limits::name_bytes> name;
  std::optional<Line<limits::name_bytes>> company;
  std::optional<Email<limits::email_bytes>> email;
  std::optional<bool> beyond;
};
BOOST_DESCRIBE_STRUCT(AddComer, (), (day, name, company, email, beyond))

struct OfComer {
  DayId day;
  SeatId seat;
};
BOOST_DESCRIBE_STRUCT(OfComer, (), (day, seat))

// Somebody hosts a table, or none any more. `table`: which; without it the plan finds them one.
struct NameHost {
  DayId day;
  SeatId seat;
  bool host = false;
  std::optional<std::int64_t> table;
};
BOOST_DESCRIBE_STRUCT(NameHost, (), (day, seat, host, table))

struct RemoveComer {
  DayId day;
  SeatId seat;
  Line<limits::reason_bytes> sentence;
};
BOOST_DESCRIBE_STRUCT(RemoveComer, (), (day, seat, sentence))

// The page on which one removes somebody.
struct RemoveComerView {
  DayId day;
  std::string day_title;
  SeatId seat;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(RemoveComerView, (), (day, day_title, seat, name))

// For the other pages of the team.
Result<PeopleView> view_people(Context&, store::Tx&, const WholeDay&);

Result<PeopleView> show_people(Context&, const OfDay&);
Result<Answered<PeopleView>> add_comer(Context&, const AddComer&);
Result<RemoveComerView> show_remove_comer(Context&, const OfComer&);
Result<Answered<PeopleView>> remove_comer(Context&, const RemoveComer&);
Result<Answered<PeopleView>> name_host(Context&, const NameHost&);
Result<Answered<PeopleView>> told_comer(Context&, const OfComer&);
Result<Answered<PeopleView>> renew_team_link(Context&, const OfDay&);
Result<Answered<DayView>> leave_team(Context&, const OfDay&);

}  // namespace kith::app
