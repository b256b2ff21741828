// A wish: a private mark that one person makes about another. Nobody's business until the other has the same wish;
// then both see it in the same instant, and what it made (a contact) stays if a mark is taken back.
// For: every feature in which two people must both say yes; there is no other rule of consent. Not for: invitations
// addressed to somebody (an offer) and not for anything that is counted: a one-sided wish moves nothing.
// A wish is found by a keyed hash of (kind, who, whom) and is otherwise sealed: whoever holds the file alone learns
// neither who wished nor of whom. Pure; the time comes in as a value.
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>

#include "base/clock.h"
#include "domain/ids.h"

namespace kith {

enum class WishKind { GladlyAgain };
BOOST_DESCRIBE_ENUM(WishKind, GladlyAgain)

struct Wish {
  WishKind kind = WishKind::GladlyAgain;
  PersonId who;
  PersonId whom;
  std::optional<DayId> day;  // where they met
  Instant opens_at;  // fixed when it is made; if the other wishes the same, both see it from the later of the two
  Instant until;     // dropped by then, whatever became of it
};

constexpr std::int64_t wish_keeps_ms = 365 * day_ms;
constexpr int wishes_open_at_hour = 8;  // of the next morning in the day's zone, so that no phone pings at the table

// What the hash is made over: the same for nobody else, and not the same from the other side.
std::string wish_key(WishKind kind, PersonId who, PersonId whom);

// From when both see that both wished: none unless both did.
std::optional<Instant> mutual_from(const std::optional<Wish>& mine, const std::optional<Wish>& theirs);

}  // namespace kith
