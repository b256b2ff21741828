// What one person keeps about another and nobody else sees: a note, and the wish "gladly again". Both sealed.
// A wish asks for the other's and makes the contact of the two in the same transaction, if both are there; what the
// asker is told is the same either way. For: whom did I meet, badges, claiming an account. Not for: what may be seen
// of a contact (app/contacts). One transaction each.
#pragma once
#include "app/context.h"
#include "domain/contact.h"
#include "domain/day.h"
#include "domain/wish.h"

namespace kith::app {

// Two people of a day, one of whom says something about the other.
struct Pairing {
  NetworkId network;
  DayId day;
  PersonId who;
  PersonId whom;
  Instant opens_at;      // of a wish made now
  bool at_table = true;  // else by a badge
};

// 08:00 of the next morning in the day's zone: not before the day is over, so that no phone pings at the table.
Instant wishes_open(const Day& day, Instant day_ends, Instant now);

Result<bool> wishes_gladly(const Context& context, store::Tx& tx, PersonId who, PersonId whom);
Done wish_gladly(const Context& context, store::Tx& tx, const Pairing& pairing);
// The contact goes too if nobody has seen it yet; later it stays.
Done take_wish_back(const Context& context, store::Tx& tx, PersonId who, PersonId whom);

struct OwnNote {
  PersonId about;
  std::string text;
};
Result<std::vector<OwnNote>> notes_of(const Context& context, store::Tx& tx, PersonId owner);
std::string note_about(const std::vector<OwnNote>& notes, PersonId about);
// An empty text takes the note away.
Done write_note(const Context& context, store::Tx& tx, const Note& note);

// The same, but a note without words stays: it says that the two talked.
Done remember_talk(const Context& context, store::Tx& tx, const Note& note);

// A guest becomes somebody who is here already: wishes and notes, theirs and about them, go along. Before
// store::people::claim or become, while the guest's seats still name the guest.
struct Handover {
  NetworkId network;
  PersonId guest;
  PersonId person;
};
Done carry_marks(const Context& context, store::Tx& tx, const Handover& handover);

}  // namespace kith::app
