// What one may ask about the people one met at a day. `other` is their seat.
#pragma once
#include "app/views.h"
#include "base/limits.h"

namespace kith::app {

struct ShowMet {
  SeatId seat;
};
BOOST_DESCRIBE_STRUCT(ShowMet, (), (seat))

// "Gladly again", or not any more. A note that comes along is kept too, so that what was typed is not lost.
struct MarkMet {
  SeatId seat;
  SeatId other;
  bool gladly = false;
  std::optional<Prose<limits::note_bytes>> note;
};
BOOST_DESCRIBE_STRUCT(MarkMet, (), (seat, other, gladly, note))

// Without a text the note goes.
struct NoteMet {
  SeatId seat;
  SeatId other;
  std::optional<Prose<limits::note_bytes>> note;
};
BOOST_DESCRIBE_STRUCT(NoteMet, (), (seat, other, note))

// What is said about somebody whose badge one holds a phone to.
struct MarkBadge {
  SeatId seat;
  Line<64> token;
  bool gladly = false;
  std::optional<Prose<limits::note_bytes>> note;
};
BOOST_DESCRIBE_STRUCT(MarkBadge, (), (seat, token, gladly, note))

}  // namespace kith::app
