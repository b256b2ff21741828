// What is shown at the door. The team's door shows only who was searched for and who just came; the room's door shows
// nobody but oneself.
#pragma once
#include "app/views.h"
#include "domain/seat.h"

namespace kith::app {

struct DoorSeat {
  SeatId seat;
  std::string name;
  std::optional<std::string> company;
  bool here = false;
  std::optional<std::string> since;  // on the clock of the day: 18:42
  bool waiting = false;              // on the waiting list; the door may let them in all the same
  bool walk_in = false;
  bool same_name = false;  // somebody else of this day bears the same name: ask which
};
BOOST_DESCRIBE_STRUCT(DoorSeat, (), (seat, name, company, here, since, waiting, walk_in, same_name))

struct DoorLinkView {
  std::string name;
  Link link;
  SafeHtml qr;
};
BOOST_DESCRIBE_STRUCT(DoorLinkView, (), (name, link, qr))

struct DoorView {
  DayId day;
  std::string day_title;
  std::string title;
  std::string q;
  bool searched = false;  // two letters or more
  std::vector<DoorSeat> found;
  std::vector<DoorSeat> latest;      // the last who came, the latest first
  std::optional<DoorSeat> done;      // who was just checked in
  std::optional<DoorLinkView> scan;  // "scan me": the link of one seat
  std::int64_t here = 0;
  std::int64_t coming = 0;
  Link room_link;  // for the wall: whoever opens it may check in
  SafeHtml room_qr;
  std::vector<SaidView> warnings;  // phones at the door that have not sent everything
};
BOOST_DESCRIBE_STRUCT(DoorView, (),
                      (day, day_title, title, q, searched, found, latest, done, scan, here, coming, room_link, room_qr,
                       warnings))

struct RoomDoorView {
  DayId day;
  std::string token;
  std::string title;
  std::optional<SeatId> seat;  // one's own
  std::optional<std::string> your_name;
  bool here = false;
  std::optional<std::string> closed;  // why nobody comes in by it just now
};
BOOST_DESCRIBE_STRUCT(RoomDoorView, (), (day, token, title, seat, your_name, here, closed))

}  // namespace kith::app
