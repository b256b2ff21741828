// The lane in which anonymous seatings are planned: one at a time, briefly, on a low-priority thread.
// For: the page where names become tables. A running day will have a lane of its own, which this one never holds up.
// The queue is bounded: when it is full, the asker is told so in words (Busy). Whoever asks for the very same plan as
// somebody in the queue gets that one's answer, so that sixteen taps cost one search.
// Threads: safe from several threads; plan blocks its caller, up to a few seconds when others wait.
#pragma once
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "base/result.h"
#include "seating/search.h"

namespace kith::app {

class Planner {
 public:
  // `key` tells plans apart: the same key means the same problem and options.
  Result<seating::Planned> plan(const std::string& key, const seating::Problem& problem,
                                const seating::SearchOptions& options);

 private:
  struct Asked {
    bool done = false;
    Result<seating::Planned> answer = fail(ErrorKind::Bug, "not_planned", say("Something went wrong here."));
  };
  void take_turn(std::unique_lock<std::mutex>& lock);

  std::mutex mutex_;
  std::condition_variable changed_;
  bool busy_ = false;
  std::map<std::string, std::shared_ptr<Asked>> asked_;
};

}  // namespace kith::app
