// A contact: two people who both said "gladly again", with the story of how they met. And what each of them shows the
// other, and the private notes one person keeps about another.
// For: what a mutual wish made. Contacts imported from files are notes, not contacts: the other did not say yes.
// Pure values. A contact belongs to both alike: `low` and `high` are the two in the order of their ids.
#pragma once
#include <optional>
#include <string>

#include "base/clock.h"
#include "domain/ids.h"

namespace kith {

struct Contact {
  ContactId id;
  NetworkId network;
  PersonId low;
  PersonId high;
  Instant opens_at;          // nobody sees it before
  std::optional<DayId> day;  // where they met
  std::string story;         // the rounds and tables they shared as JSON; names are looked up when it is told
  Instant made;

  PersonId other_than(PersonId one) const { return one == low ? high : low; }
};

// What a person lets their contacts see; each line may be empty. Kept sealed.
struct Shown {
  PersonId person;
  std::string email;
  std::string phone;
  std::string web;
  std::string company;
  std::string line;
};

// Mine about you: never in anything you can fetch, and not in the team's view. Kept sealed.
struct Note {
  PersonId owner;
  PersonId about;
  std::string text;
  Instant written;
};

}  // namespace kith
