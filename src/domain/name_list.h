// A list of names and the rounds at tables made of it. Begun by anyone without an account, visible to nobody else:
// only whoever holds its link, or the person who claimed it.
#pragma once
#include <optional>
#include <string>

#include "base/clock.h"
#include "domain/ids.h"
#include "domain/viewer.h"

namespace kith {

struct NameList {
  ListId id;
  NetworkId network;
  std::optional<PersonId> person;  // who claimed it
  std::string title;
  std::string source;  // the names or CSV as pasted
  std::int64_t rounds = 3;
  std::int64_t table_size = 5;
  std::string seating;          // lines: rounds of tables of places in the roster; empty until planned
  std::string seating_before;   // what changes by hand replaced, for undo (domain/hand_move.h)
  std::int64_t version = 1;     // rises with every change; a command names the one it saw
  std::int64_t generation = 1;  // of the link
  bool kept = false;
  Instant begun;
  std::optional<Instant> until;  // dropped by then; none once claimed
};

constexpr std::int64_t draft_keeps_ms = day_ms;
constexpr std::int64_t kept_list_ms = 30 * day_ms;

}  // namespace kith
