// What one may ask of a list of names. Every change names the version it saw: what happened meanwhile is not
// overwritten.
#pragma once
#include "app/views.h"
#include "base/limits.h"

namespace kith::app {

struct OfList {
  ListId list;
};
BOOST_DESCRIBE_STRUCT(OfList, (), (list))

// With a person picked in a round, the page offers where else they might sit.
struct ShowList {
  ListId list;
  std::optional<std::int64_t> round;
  std::optional<std::int64_t> person;
};
BOOST_DESCRIBE_STRUCT(ShowList, (), (list, round, person))

struct ListAtVersion {
  ListId list;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(ListAtVersion, (), (list, version))

struct MakeList {
  Prose<limits::names_bytes> names;
  std::optional<std::int64_t> rounds;
  std::optional<std::int64_t> table_size;
};
BOOST_DESCRIBE_STRUCT(MakeList, (), (names, rounds, table_size))

// Plans anew: other names, other rounds, other tables; what is left out stays as it is.
struct PlanList {
  ListId list;
  std::int64_t version = 0;
  std::optional<Prose<limits::names_bytes>> names;
  std::optional<std::int64_t> rounds;
  std::optional<std::int64_t> table_size;
};
BOOST_DESCRIBE_STRUCT(PlanList, (), (list, version, names, rounds, table_size))

// Seats one person elsewhere in one round: either at a table (0 = sitting out) or in exchange with somebody.
struct MoveSeat {
  ListId list;
  std::int64_t version = 0;
  std::int64_t round = 0;
  std::int64_t person = 0;
  std::optional<std::int64_t> table;
  std::optional<std::int64_t> with;
};
BOOST_DESCRIBE_STRUCT(MoveSeat, (), (list, version, round, person, table, with))

struct NameTheList {
  ListId list;
  std::int64_t version = 0;
  Line<limits::title_bytes> title;
};
BOOST_DESCRIBE_STRUCT(NameTheList, (), (list, version, title))

}  // namespace kith::app
