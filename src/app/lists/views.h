// What is shown of a list of names and the tables made of it.
#pragma once
#include "app/views.h"
#include "domain/name_list.h"

namespace kith::app {

enum class ListCan { Plan, Move, Undo, Keep, Claim, Remove };
BOOST_DESCRIBE_ENUM(ListCan, Plan, Move, Undo, Keep, Claim, Remove)

struct SeatView {
  std::int64_t person = 0;  // place in the list, from 1
  std::string name;
  std::optional<std::string> company;
  bool repeats = false;  // sits with somebody they met in an earlier round of this plan
  bool moving = false;   // the one picked to sit elsewhere
};
BOOST_DESCRIBE_STRUCT(SeatView, (), (person, name, company, repeats, moving))

struct TableView {
  std::int64_t table = 0;  // from 1
  std::vector<SeatView> seats;
};
BOOST_DESCRIBE_STRUCT(TableView, (), (table, seats))

struct RoundView {
  std::int64_t round = 0;  // from 1
  std::vector<TableView> tables;
  std::vector<SeatView> sit_out;
  bool moving = false;  // somebody of this round is picked
};
BOOST_DESCRIBE_STRUCT(RoundView, (), (round, tables, sit_out, moving))

// Who is picked to be moved by hand: the page then offers every table and seat of that round.
struct MovingView {
  std::int64_t round = 0;
  std::int64_t person = 0;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(MovingView, (), (round, person, name))

// One person's way through the rounds, for slips and lists; table 0 = sits out.
struct StopView {
  std::int64_t round = 0;
  std::int64_t table = 0;
};
BOOST_DESCRIBE_STRUCT(StopView, (), (round, table))

struct WayView {
  std::int64_t person = 0;
  std::string name;
  std::vector<StopView> stops;
};
BOOST_DESCRIBE_STRUCT(WayView, (), (person, name, stops))

// Another room for the same names, planned with one tap.
struct WhatIfView {
  std::string words;
  std::int64_t rounds = 0;
  std::int64_t table_size = 0;
};
BOOST_DESCRIBE_STRUCT(WhatIfView, (), (words, rounds, table_size))

struct ListView {
  ListId id;
  std::string title;
  std::string names;  // as pasted
  std::int64_t people = 0;
  std::int64_t rounds = 0;
  std::int64_t table_size = 0;
  std::int64_t tables = 0;  // at most in a round
  std::vector<RoundView> seating;
  std::vector<WayView> ways;  // by name
  std::optional<MovingView> moving;
  std::string sentence;               // the honest figures, in the reader's language
  std::string distance;               // and how far they are from the best possible
  std::vector<std::string> just_now;  // what the last change by hand brought
  std::vector<std::string> amiss;     // what does not hold, and which rules cannot all hold
  std::vector<std::string> again;     // who meets again, and why: the first of them
  std::int64_t again_more = 0;        // pairs beyond those
  std::vector<WhatIfView> what_if;
  std::int64_t repeats = 0;
  std::int64_t new_people_min = 0;
  std::int64_t version = 1;
  bool kept = false;
  bool yours = false;            // claimed by the viewer
  bool for_good = false;         // and they have an account; a guest’s list goes with its guest
  std::optional<Instant> until;  // gone by then
  Link link;                     // the secret link: whoever has it may look and change
  SafeHtml link_qr;
  std::vector<ListCan> can;
};
BOOST_DESCRIBE_STRUCT(ListView, (),
                      (id, title, names, people, rounds, table_size, tables, seating, ways, moving, sentence, distance,
                       just_now, amiss, again, again_more, what_if, repeats, new_people_min, version, kept, yours,
                       for_good, until, link, link_qr, can))

// The page where names are pasted.
struct NewListView {
  std::int64_t rounds = 3;
  std::int64_t table_size = 5;
};
BOOST_DESCRIBE_STRUCT(NewListView, (), (rounds, table_size))

}  // namespace kith::app
