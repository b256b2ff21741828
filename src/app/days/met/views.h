// Whom somebody met at a day, by the tables they sat at. What others wish or note is in no field of it.
#pragma once
#include "app/views.h"

namespace kith::app {

// Another time the two sat together.
struct AgainView {
  std::int64_t round = 0;
  std::int64_t table = 0;
};
BOOST_DESCRIBE_STRUCT(AgainView, (), (round, table))

struct MetPersonView {
  SeatId other;
  std::string name;
  std::string line;  // what they say at the table
  std::vector<AgainView> again;
  std::string note;  // the viewer's own
  bool gladly = false;
  std::optional<ContactId> contact;  // both said so, and the morning has come
};
BOOST_DESCRIBE_STRUCT(MetPersonView, (), (other, name, line, again, note, gladly, contact))

// People met there for the first time; whom one knew from an earlier table stands there.
struct MetTableView {
  std::string part_title;
  std::int64_t round = 0;
  std::int64_t table = 0;
  std::string card;    // the question that lay there, to be taken or left
  std::string others;  // all who sat there, by the names of the room
  std::vector<MetPersonView> people;
};
BOOST_DESCRIBE_STRUCT(MetTableView, (), (part_title, round, table, card, others, people))

struct MetView {
  SeatId seat;
  DayId day;
  std::string day_title;
  bool begun = false;
  std::vector<MetTableView> tables;
  std::vector<MetPersonView> talked;  // besides the tables, by somebody's badge
  Instant opens_at;                   // when two who both say so now both see it
  std::string opens;                  // the same in words of the day's zone
};
BOOST_DESCRIBE_STRUCT(MetView, (), (seat, day, day_title, begun, tables, talked, opens_at, opens))

// Behind a badge's code: "you are talking with ...". Whoever is not of this day learns no name.
struct TalkView {
  std::string token;
  std::optional<SeatId> seat;  // the viewer's own at this day
  bool own = false;            // it is the viewer's own badge
  std::string name;
  std::string line;
  std::string note;
  bool gladly = false;
  std::string opens;  // when two who both say so both see it, in words
};
BOOST_DESCRIBE_STRUCT(TalkView, (), (token, seat, own, name, line, note, gladly, opens))

}  // namespace kith::app
