// What one may ask of a day, its programme and its seats. Fields in braces of the route come from the path.
// Local times are written as forms write them: 2027-03-01T18:30, in the day's zone.
#pragma once
#include "app/days/bounds.h"
#include "app/views.h"
#include "base/limits.h"
#include "domain/day.h"
#include "domain/seat.h"

namespace kith::app {

struct OfDay {
  DayId day;
};
BOOST_DESCRIBE_STRUCT(OfDay, (), (day))

struct OfPart {
  DayId day;
  PartId part;
};
BOOST_DESCRIBE_STRUCT(OfPart, (), (day, part))

struct OfSeat {
  SeatId seat;
};
BOOST_DESCRIBE_STRUCT(OfSeat, (), (seat))

// `list`: the link of a list of names, whose people get seats. `your_name`: for somebody who is nobody here yet.
struct MakeDay {
  Line<limits::title_bytes> title;
  Line<16> starts;
  std::optional<Line<limits::title_bytes>> place;
  std::optional<Line<limits::zone_bytes>> zone;
  std::optional<std::int64_t> capacity;
  std::optional<Prose<limits::about_bytes>> about;
  std::optional<Line<limits::name_bytes>> your_name;
  std::optional<Line<limits::link_bytes>> list;
};
BOOST_DESCRIBE_STRUCT(MakeDay, (), (title, starts, place, zone, capacity, about, your_name, list))

struct EditDay {
  DayId day;
  Line<limits::title_bytes> title;
  Line<16> starts;
  std::optional<Line<limits::title_bytes>> place;
  std::optional<Line<limits::zone_bytes>> zone;
  std::optional<std::int64_t> capacity;
  std::optional<Prose<limits::about_bytes>> about;
  std::optional<std::int64_t> names_keep_days;
  std::optional<Line<limits::name_bytes>> mix_by;
  bool sign_up_open = false;
  bool companies_apart = false;
  bool names_on_screen = false;
  std::optional<Line<64>> as_of;  // of what was read before; without it, whatever stands now is replaced
};
BOOST_DESCRIBE_STRUCT(EditDay, (),
                      (day, title, starts, place, zone, capacity, about, names_keep_days, mix_by, sign_up_open,
                       companies_apart, names_on_screen, as_of))

// What is left out is as usual for its kind. `minutes` of rounds follow from the rounds.
struct AddPart {
  DayId day;
  PartKind kind = PartKind::Rounds;
  std::optional<Line<limits::title_bytes>> title;
  std::optional<std::int64_t> minutes;
  std::optional<std::int64_t> rounds;
  std::optional<std::int64_t> round_minutes;
  std::optional<std::int64_t> table_size;
  std::optional<Prose<limits::finding_bytes>> finding;
};
BOOST_DESCRIBE_STRUCT(AddPart, (), (day, kind, title, minutes, rounds, round_minutes, table_size, finding))

// What is left out stays as it is.
struct EditPart {
  DayId day;
  PartId part;
  std::optional<Line<limits::title_bytes>> title;
  std::optional<std::int64_t> minutes;
  std::optional<std::int64_t> rounds;
  std::optional<std::int64_t> round_minutes;
  std::optional<std::int64_t> table_size;
  std::optional<Prose<limits::finding_bytes>> finding;
  std::optional<Line<64>> as_of;
};
BOOST_DESCRIBE_STRUCT(EditPart, (), (day, part, title, minutes, rounds, round_minutes, table_size, finding, as_of))

// `bring`: one more name, who gets a seat and a link of their own.
struct SignUp {
  DayId day;
  Line<limits::name_bytes> name;
  std::optional<Line<limits::line_bytes>> line;
  std::optional<Line<limits::name_bytes>> company;
  std::optional<Email<limits::email_bytes>> email;
  std::optional<Line<limits::name_bytes>> bring;
  std::optional<bool> first_together;
  std::optional<bool> shows;
  std::optional<bool> on_screen;
};
BOOST_DESCRIBE_STRUCT(SignUp, (), (day, name, line, company, email, bring, first_together, shows, on_screen))

// An e-mail address that is left out stays as it is; `forget_email` takes it away.
struct EditSeat {
  SeatId seat;
  Line<limits::name_bytes> name;
  std::optional<Line<limits::line_bytes>> line;
  std::optional<Line<limits::name_bytes>> company;
  std::optional<Email<limits::email_bytes>> email;
  std::optional<bool> forget_email;
  bool first_together = false;
  bool shows = false;
  bool on_screen = false;
  std::optional<Line<64>> as_of;
};
BOOST_DESCRIBE_STRUCT(EditSeat, (),
                      (seat, name, line, company, email, forget_email, first_together, shows, on_screen, as_of))

// A table within the programme. `from` is a time of the day (20:15) or a local time; left out: when the first part
// for open tables begins, for as long as that takes.
struct PutUpTable {
  SeatId seat;
  Line<limits::line_bytes> sentence;
  std::optional<Line<16>> from;
  std::optional<std::int64_t> minutes;
  std::optional<std::int64_t> seats;
};
BOOST_DESCRIBE_STRUCT(PutUpTable, (), (seat, sentence, from, minutes, seats))

struct OfOpenTable {
  SeatId seat;
  OpenTableId table;
};
BOOST_DESCRIBE_STRUCT(OfOpenTable, (), (seat, table))

// A name alone never opens a seat.
struct FindMySeat {
  DayId day;
  Line<limits::name_bytes> name;
  Line<8> code;
};
BOOST_DESCRIBE_STRUCT(FindMySeat, (), (day, name, code))

// The team's link. The name is for somebody who is nobody here yet.
struct JoinTeam {
  Line<64> token;
  std::optional<Line<limits::name_bytes>> name;
};
BOOST_DESCRIBE_STRUCT(JoinTeam, (), (token, name))

}  // namespace kith::app
