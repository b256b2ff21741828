// replan(): the rest of a running day, after something changed.
// For: people who come late, leave, never come or walk in; a table lost; a host gone; a seat moved by hand.
// Rounds before `first_free` stay as they are. In the round that is running, if one is named, only those move who must:
// whoever is gone leaves, whoever is new takes a free seat. All later rounds are planned again.
// A plan comes as `before` had it where that is best, so that the budget may be short: live_seconds() is enough.
// Threads, budget and errors as in seating/search.h; the time is that of the whole call.
#pragma once
#include <span>

#include "seating/search.h"

namespace kith::seating {

struct Change {
  enum class Kind : std::uint8_t {
    Absent,     // person is away from `round` on
    Late,       // person is there from `round` on (as long as they were to be), and away before
    Leaving,    // person's last round is `round`
    WalkIn,     // one more person, from `round` on: gets the next index
    TableLost,  // `table` cannot be used from `round` on
    HostGone,   // person hosts no table from `round` on
    Pinned      // person sits at `table` in `round`
  };
  Kind kind = Kind::Absent;
  int round = 0;
  int person = -1;
  int table = no_table;
};

struct ReplanOptions {
  SearchOptions search;
  std::optional<int> running;  // the round that is under way; must be first_free
  // Paper is out: of the plans with the same repeats and within 2 % of the best weighted sum, the one with the fewest
  // changed seats; where repeats remain, each seat changed without need avoids one. Takes part of the time.
  bool printed = false;
};

struct Replanned {
  Problem problem;  // with the changes in it
  Planned planned;
  std::int64_t moved = 0;      // seats of rounds to come that are not as they were before
  std::int64_t moved_now = 0;  // of them in the running round
};

// Seconds in which a plan of this size is repaired well: 0.04 for 300 people, 0.25 for 1,000, at most 2.
double live_seconds(int people);

// Writes the changes into the problem, for rounds from `first_free` on; the tables have to be shaped anew afterwards.
// Fails with Invalid if a change names what is not there.
Done apply_changes(Problem& problem, std::span<const Change> changes, int first_free);

// `problem` and `before` belong together, except that `before` may lack people at the end (walk-ins already added), or
// have them nowhere: who is in no round of it was not there in rounds that are over.
// `first_free` = number of rounds that are over.
Result<Replanned> replan(Problem problem, const Seating& before, int first_free, std::span<const Change> changes,
                         const ReplanOptions& options = {});

}  // namespace kith::seating
