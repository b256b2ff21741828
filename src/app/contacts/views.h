// Contacts: people with whom both said "gladly again", how one met them, and what they chose to show.
#pragma once
#include "app/views.h"

namespace kith::app {

struct ContactRowView {
  ContactId id;
  std::string name;      // or that they are removed
  bool removed = false;  // they have left, or their name has gone as was said at sign-up
  std::string day_title;
  Instant since;
};
BOOST_DESCRIBE_STRUCT(ContactRowView, (), (id, name, removed, day_title, since))

struct ContactsView {
  std::optional<SeatId> seat;  // a guest's, who asks by its link
  std::vector<ContactRowView> contacts;
};
BOOST_DESCRIBE_STRUCT(ContactsView, (), (seat, contacts))

struct StoryTableView {
  std::int64_t round = 0;
  std::int64_t table = 0;
  std::string others;  // who else sat there; empty: nobody
};
BOOST_DESCRIBE_STRUCT(StoryTableView, (), (round, table, others))

struct ContactView {
  std::optional<SeatId> seat;
  ContactId id;
  std::string title;     // their name, or that they are removed
  bool removed = false;  // of theirs nothing is left; the viewer's own note is
  std::string day_title;
  std::optional<Instant> day_starts;
  std::vector<StoryTableView> story;
  std::string email;
  std::string phone;
  Link web;
  std::string company;
  std::string line;
  bool shows = false;  // anything of the five
  std::string note;    // the viewer's own
  Instant since;
};
BOOST_DESCRIBE_STRUCT(ContactView, (),
                      (seat, id, title, removed, day_title, day_starts, story, email, phone, web, company, line, shows,
                       note, since))

// What one's own contacts are shown.
struct ShownView {
  std::optional<SeatId> seat;
  std::string email;
  std::string phone;
  std::string web;
  std::string company;
  std::string line;
};
BOOST_DESCRIBE_STRUCT(ShownView, (), (seat, email, phone, web, company, line))

// Keeping what a guest has: as an account of their own, or with who is signed in.
struct ClaimView {
  SeatId seat;
  std::string name;
  std::optional<std::string> signed_in;  // somebody else, who may take the seat along
  bool kept = false;                     // the seat is an account's already
};
BOOST_DESCRIBE_STRUCT(ClaimView, (), (seat, name, signed_in, kept))

}  // namespace kith::app
