// What stands on paper: slips, badges, table cards, the seating, the door list. Only one of the lists is filled.
#pragma once
#include "app/days/paper/commands.h"
#include "app/views.h"

namespace kith::app {

// Folded: the name outside, the code inside.
struct SlipView {
  std::string name;
  std::string code;  // four digits, with the name good for the door
  Link link;
  SafeHtml qr;
  bool hosts = false;                      // a table, in every round
  std::optional<std::int64_t> host_table;  // which one, if it is known
};
BOOST_DESCRIBE_STRUCT(SlipView, (), (name, code, link, qr, hosts, host_table))

// Its code is not the seat's link: it opens "you are talking with ..." for people of this day.
struct BadgeView {
  std::string name;
  std::string line;
  Link link;
  SafeHtml qr;
};
BOOST_DESCRIBE_STRUCT(BadgeView, (), (name, line, link, qr))

struct TableCardView {
  std::int64_t table = 0;
  std::string mark;        // "orange circle"
  std::string finding;     // "second on the left from the door"
  std::string host_names;  // first names of who hosts it, of those who are named in the list of who comes
};
BOOST_DESCRIBE_STRUCT(TableCardView, (), (table, mark, finding, host_names))

struct PaperTableView {
  std::int64_t table = 0;
  std::vector<std::string> names;
};
BOOST_DESCRIBE_STRUCT(PaperTableView, (), (table, names))

struct PaperRoundView {
  std::string part_title;
  std::int64_t round = 0;
  std::vector<PaperTableView> tables;
};
BOOST_DESCRIBE_STRUCT(PaperRoundView, (), (part_title, round, tables))

struct PaperStopView {
  std::int64_t table = 0;  // 0: none in this round
};
BOOST_DESCRIBE_STRUCT(PaperStopView, (), (table))

struct PaperWayView {
  std::string name;
  std::vector<PaperStopView> stops;  // one for each round
};
BOOST_DESCRIBE_STRUCT(PaperWayView, (), (name, stops))

struct DoorRowView {
  std::string name;
  std::string code;
  bool here = false;
};
BOOST_DESCRIBE_STRUCT(DoorRowView, (), (name, code, here))

struct PaperView {
  DayId day;
  std::string title;  // of the day
  std::string place;
  std::string starts;
  PaperKind kind = PaperKind::Slips;
  std::optional<std::int64_t> number;
  std::string as_of;  // when this was true
  std::vector<SlipView> slips;
  std::vector<BadgeView> badges;
  std::vector<TableCardView> cards;
  std::vector<PaperRoundView> rounds;
  std::vector<PaperWayView> ways;
  std::vector<DoorRowView> door;
};
BOOST_DESCRIBE_STRUCT(PaperView, (),
                      (day, title, place, starts, kind, number, as_of, slips, badges, cards, rounds, ways, door))

}  // namespace kith::app
