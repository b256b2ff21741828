// What happened, told to those who follow: live pages, later mails and the graph. Written in the transaction it tells
// of. Every function that writes a noun appends here itself. Followers reread a window (the last minute) and forget
// what they have seen, because rows become visible in the order of commits, not of time. Kept seven days.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"

namespace kith::store {
class Tx;
}

namespace kith::store::outbox {

struct Event {
  std::int64_t id = 0;
  Instant at;
  std::string kind;       // "post.changed": noun and what happened
  std::int64_t noun = 0;  // its id
  std::string payload;    // JSON, or empty
};

// Where a reader stands: after this event. {instant, 0} is the beginning of a window.
struct Mark {
  Instant at;
  std::int64_t id = 0;
};

Done append(Tx& tx, std::string_view kind, std::int64_t noun, std::string_view payload = "");
// The events after `mark` in the order of (at, id), at most limits::outbox_rows; go on from the last one. Only those
// whose kind is like `kinds` (SQL's like): a house full of replies is no work for who follows days.
Result<std::vector<Event>> after(Tx& tx, const Mark& mark, std::string_view kinds = "%");
// When the latest event of any kind happened; none: there is no event.
Result<std::optional<Instant>> latest(Tx& tx);

}  // namespace kith::store::outbox
