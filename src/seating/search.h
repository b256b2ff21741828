// plan(): the best seating that can be found in the given time.
// For: everything that plans rounds. It starts from a construction and improves it by local search, in the order of
// seating/objective.h; it stops at the end of its budget, when told to stop, or when the plan is proved to be best.
// Deterministic for a seed, a number of iterations and a number of searches; with seconds it depends on the machine's
// speed. Uses the calling thread, and those that options.spread brings; progress is called where the first search runs,
// about twenty times a second, and tells of that one. Fails with Invalid if validate() does. A rule that cannot be kept
// is no failure: the report says which.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>

#include "seating/report.h"

namespace kith::seating {

struct Progress {
  double done = 0;  // share of the budget, 0..1
  std::int64_t repeats = 0;
  double weighted = 0;
};

// Calls work(0) to work(count - 1), each once, and returns when all are done: at once, if the caller has the threads.
using Spread = std::function<void(int count, const std::function<void(int)>& work)>;

struct SearchOptions {
  std::uint64_t seed = 1;
  double seconds = 2;                      // wall time from the call to the return; the longest, not the shortest
  std::optional<std::int64_t> iterations;  // instead of seconds: proposals looked at
  int searches = 1;                        // each with a seed of its own and the whole budget; the best plan counts
  Spread spread;                           // without it one after the other
  std::stop_token stop;                    // then the best plan so far is the answer
  std::function<void(const Progress&)> progress;
  bool designs = true;           // may start from a construction
  std::optional<Seating> start;  // a plan to improve, of the same people and rounds
};

struct Planned {
  Seating seating;
  Report report;
  double seconds = 0;  // wall
  std::int64_t iterations = 0;
  bool proved = false;  // no plan is better
};

Result<Planned> plan(const Problem& problem, const SearchOptions& options = {});

}  // namespace kith::seating
