// What one may ask about one's contacts and what they are shown. `seat` is there where a guest asks by their link;
// without it whoever is signed in asks.
#pragma once
#include "app/views.h"
#include "base/limits.h"

namespace kith::app {

struct OfContacts {
  std::optional<SeatId> seat;
};
BOOST_DESCRIBE_STRUCT(OfContacts, (), (seat))

struct OfContact {
  std::optional<SeatId> seat;
  ContactId contact;
};
BOOST_DESCRIBE_STRUCT(OfContact, (), (seat, contact))

// Ends it for both, without a word to the other.
struct EndContact {
  std::optional<SeatId> seat;
  ContactId contact;
};
BOOST_DESCRIBE_STRUCT(EndContact, (), (seat, contact))

// Without a text the note goes.
struct NoteContact {
  std::optional<SeatId> seat;
  ContactId contact;
  std::optional<Prose<limits::note_bytes>> note;
};
BOOST_DESCRIBE_STRUCT(NoteContact, (), (seat, contact, note))

// Everything one's contacts are shown, at once: what is left out is shown no more.
struct ShowToContacts {
  std::optional<SeatId> seat;
  std::optional<Email<limits::email_bytes>> email;
  std::optional<Line<limits::name_bytes>> phone;
  std::optional<Line<limits::line_bytes>> web;
  std::optional<Line<limits::name_bytes>> company;
  std::optional<Line<limits::line_bytes>> line;
};
BOOST_DESCRIBE_STRUCT(ShowToContacts, (), (seat, email, phone, web, company, line))

// A guest's seat becomes an account, in one step.
struct ClaimSeat {
  SeatId seat;
  Line<limits::name_bytes> name;
  Secret<limits::passphrase_bytes> passphrase;
};
BOOST_DESCRIBE_STRUCT(ClaimSeat, (), (seat, name, passphrase))

struct OfClaim {
  SeatId seat;
};
BOOST_DESCRIBE_STRUCT(OfClaim, (), (seat))

}  // namespace kith::app
