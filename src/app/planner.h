// The lane in which anonymous seatings are planned: one at a time, briefly, on a low-priority thread.
// For: the page where names become tables, and, in a lane of its own that this one never holds up, a day that runs.
// The queue is bounded: when it is full, the asker is told so in words (Busy). Whoever asks for the very same plan as
// somebody in the queue gets that one's answer, so that sixteen taps cost one search.
// Threads: safe from several threads; plan blocks its caller, up to a few seconds when others wait.
#pragma once
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>

#include "base/result.h"
#include "seating/search.h"

namespace kith::app {

class Planner {
 public:
  // `key` tells plans apart: the same key means the same problem and options.
  Result<seating::Planned> plan(const std::string& key, const seating::Problem& problem,
                                const seating::SearchOptions& options);

  // The lane of a day: whoever holds a turn searches on their own thread, and nobody else for the same part. Whoever
  // waited looks again whether there is still something to be planned.
  class Turn {
   public:
    Turn(Planner& planner, std::int64_t part);
    ~Turn();
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

   private:
    Planner& planner_;
    std::int64_t part_;
  };

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

  std::mutex days_mutex_;
  std::condition_variable days_changed_;
  std::set<std::int64_t> parts_;  // being planned now
};

}  // namespace kith::app
