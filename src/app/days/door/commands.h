// What one may ask at the door. For the team, but for coming in by the room's code.
#pragma once
#include "app/views.h"
#include "base/limits.h"

namespace kith::app {

// `q`: the first letters of any part of a name. `seat`: whose code is to be shown, for scanning. `done`: who was just
// checked in, so that it can be taken back at once.
struct ShowDoor {
  DayId day;
  std::optional<Line<limits::name_bytes>> q;
  std::optional<SeatId> seat;
  std::optional<SeatId> done;
};
BOOST_DESCRIBE_STRUCT(ShowDoor, (), (day, q, seat, done))

struct CheckIn {
  DayId day;
  SeatId seat;
};
BOOST_DESCRIBE_STRUCT(CheckIn, (), (day, seat))

struct UndoCheckIn {
  DayId day;
  SeatId seat;
};
BOOST_DESCRIBE_STRUCT(UndoCheckIn, (), (day, seat))

struct WalkIn {
  DayId day;
  Line<limits::name_bytes> name;
  std::optional<Line<limits::name_bytes>> company;
};
BOOST_DESCRIBE_STRUCT(WalkIn, (), (day, name, company))

// How many taps a phone at the door still has to send; `closed` when its page is left.
struct ReportDoorPhone {
  DayId day;
  DoorPhoneId phone;
  std::int64_t unsent = 0;
  bool closed = false;
};
BOOST_DESCRIBE_STRUCT(ReportDoorPhone, (), (day, phone, unsent, closed))

// Another code for the wall: the one that is known opens nothing any more.
struct RenewRoomCode {
  DayId day;
};
BOOST_DESCRIBE_STRUCT(RenewRoomCode, (), (day))

// By the code on the wall: with one's own seat, or as somebody new by a name.
struct ShowRoomDoor {
  DayId day;
  Line<64> token;
};
BOOST_DESCRIBE_STRUCT(ShowRoomDoor, (), (day, token))

struct ComeIn {
  DayId day;
  Line<64> token;
  std::optional<Line<limits::name_bytes>> name;
};
BOOST_DESCRIBE_STRUCT(ComeIn, (), (day, token, name))

}  // namespace kith::app
