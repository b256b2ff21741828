// How long the search may go on: wall time or a number of proposals, and whoever says stop.
#pragma once
#include <algorithm>
#include <chrono>
#include <utility>

#include "seating/search.h"

namespace kith::seating {

class Budget {
 public:
  // Made whatever the clock says: a process that is kept from running while it plans is to have a plan all the same.
  // They take a millisecond, or a few for thousands of people.
  static constexpr std::int64_t proposals_least = 4'096;

  explicit Budget(const SearchOptions& options) : options_(options), begun_(Clock::now()) {}

  // Time that is needed after the search, for the final look at the plan: at most half of all. It is guessed by the
  // clock, which goes on while others have the processor.
  void reserve(double seconds) { reserve_ = std::min(seconds, 0.5 * options_.seconds); }
  // Whether so many proposals can be made, each of which takes so long.
  bool has_room_for(std::int64_t proposals, double seconds_each) const {
    if (options_.iterations) return spent_ + proposals <= *options_.iterations;
    return elapsed() + static_cast<double>(proposals) * seconds_each <= options_.seconds;
  }
  // Counts proposals; false once the budget is used up. Reads the clock: call it once for many proposals.
  bool spend(std::int64_t proposals) {
    spent_ += proposals;
    if (stopped_ || options_.stop.stop_requested()) return !(stopped_ = true);
    const double seconds = elapsed();
    done_ = options_.iterations ? spent_of(*options_.iterations) : by_the_clock(seconds);
    stopped_ = done_ >= 1;
    if (options_.progress && seconds >= next_progress_) {
      next_progress_ = seconds + 0.05;
      due_ = true;
    }
    return !stopped_;
  }
  void stop() { stopped_ = true; }
  bool stopped() const { return stopped_; }
  double done() const { return done_; }
  std::int64_t spent() const { return spent_; }
  double elapsed() const { return std::chrono::duration<double>(Clock::now() - begun_).count(); }
  // True when progress is to be told, once each time.
  bool progress_due() { return std::exchange(due_, false); }
  void tell(std::int64_t repeats, double weighted) const { options_.progress({done_, repeats, weighted}); }

 private:
  using Clock = std::chrono::steady_clock;
  static double share(double part, double whole) { return whole > 0 ? std::min(part / whole, 1.0) : 1.0; }
  double spent_of(std::int64_t all) const { return share(static_cast<double>(spent_), static_cast<double>(all)); }
  double by_the_clock(double seconds) const {
    const double done = share(seconds + reserve_, options_.seconds);
    return done < 1 ? done : std::max(done_, spent_of(proposals_least));
  }

  const SearchOptions& options_;
  Clock::time_point begun_;
  double reserve_ = 0;
  double done_ = 0;
  double next_progress_ = 0;
  std::int64_t spent_ = 0;
  bool stopped_ = false;
  bool due_ = false;
};

}  // namespace kith::seating
