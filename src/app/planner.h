// The lane in which anonymous seatings are planned: one at a time, briefly, on a low-priority thread.
// For: the page where names become tables, and, in a lane of its own that this one never holds up, a day that runs.
// Both queues are bounded: when one is full, the asker is told so in words (Busy), and most of the house's threads
// never wait here. Whoever asks for the very same plan as somebody in the queue gets that one's answer, so that sixteen
// taps cost one search. Threads: safe from several threads; plan blocks its caller, up to a few seconds when others
// wait.
#pragma once
#include <condition_variable>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "seating/search.h"

namespace kith::app {

// How a day could be seated, as quickly found: with that many tables, about so many new people each.
struct Possible {
  int tables = 0;
  int smallest = 0;  // people at a table
  int largest = 0;
  int new_people = 0;  // each, about
  int repeats = 0;
};

// The code of that refusal.
inline constexpr std::string_view planner_full = "planner_full";

class Planner {
 public:
  // `key` tells plans apart: the same key means the same problem and options.
  Result<seating::Planned> plan(const std::string& key, const seating::Problem& problem,
                                const seating::SearchOptions& options);

  // The lane of a day: whoever holds a turn searches on their own thread, and nobody else for the same part. Whoever
  // waited looks again whether there is still something to be planned.
  class Turn {
   public:
    Turn(Turn&& other) noexcept;
    ~Turn();
    Turn& operator=(Turn&&) = delete;

   private:
    friend class Planner;
    Turn(Planner& planner, std::int64_t part, bool counted) : planner_(&planner), part_(part), counted_(counted) {}
    Planner* planner_;
    std::int64_t part_;
    bool counted_;
  };
  // Somebody who wants a plan waits while there is room in the lane; somebody who only looks, while few do; the house
  // itself, on a thread of its own, as long as it takes. Busy for the others.
  enum class Asker { Plans, Looks, House };
  Result<Turn> turn(std::int64_t part, Asker asker);

  // What was found for a part, as long as it is made of the same: opened again and again, a page is searched for once.
  std::optional<std::vector<Possible>> possible(std::int64_t part, const std::string& made_of);
  void keep_possible(std::int64_t part, const std::string& made_of, const std::vector<Possible>& found);

 private:
  struct Asked {
    bool done = false;
    Result<seating::Planned> answer = fail(ErrorKind::Bug, "not_planned", say("Something went wrong here."));
  };
  void take_turn(std::unique_lock<std::mutex>& lock);

  std::mutex mutex_;
  std::condition_variable changed_;
  bool busy_ = false;
  int askers_ = 0;  // that search or wait
  std::map<std::string, std::shared_ptr<Asked>> asked_;

  std::mutex days_mutex_;
  std::condition_variable days_changed_;
  std::set<std::int64_t> parts_;         // being planned now
  std::map<std::int64_t, int> waiting_;  // for a part
  int days_askers_ = 0;                  // that search or wait, the house itself aside
  std::map<std::int64_t, std::pair<std::string, std::vector<Possible>>> possible_;
};

}  // namespace kith::app
