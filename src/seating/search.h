// plan(): the best seating that can be found in the given time.
// For: everything that plans rounds. It starts from a construction and improves it by local search, in the order of
// seating/objective.h; it stops at the end of its budget, when told to stop, or when the plan is proved to be best.
// Deterministic for a seed and a number of iterations; with seconds it depends on the machine's speed.
// Uses the calling thread only; progress is called on it, about twenty times a second. Fails with Invalid if
// validate() does. A rule that cannot be kept is no failure: the report says which.
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

struct SearchOptions {
  std::uint64_t seed = 1;
  double seconds = 2;                      // wall time from the call to the return; the longest, not the shortest
  std::optional<std::int64_t> iterations;  // instead of seconds: proposals looked at
  std::stop_token stop;
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
