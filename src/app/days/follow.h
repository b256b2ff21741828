// Follows what happens to days, here and on other servers, through the outbox: tells who watches, and plans the rest of
// a running day again when somebody came or went. For: serve; one follower in each process.
// A commit here is looked at right away (look()), one elsewhere within a second. Rows become visible in the order of
// commits, not of time, so a window is read again and what was seen is forgotten after it. Where one house alone
// writes, the two are the same order, so that a look begins where the last one ended. Bounded: what a window holds.
// Threads: two of its own, one that reads and one that plans; `told` is called on the first and must not block.
#pragma once
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <thread>

#include "app/context.h"
#include "store/outbox.h"

namespace kith::app {

class DayFollower {
 public:
  using Told = std::function<void(DayId day, std::int64_t version)>;
  // `building` and whatever the two reach outlive it; `each_second` is called about so often, on the reading thread.
  DayFollower(const Building& building, Told told, std::function<void()> each_second);
  ~DayFollower();
  DayFollower(const DayFollower&) = delete;
  DayFollower& operator=(const DayFollower&) = delete;

  // Something was committed here. Never blocks.
  void look();

 private:
  struct Due {
    PartId part;
    Instant from;  // not before: another server, where it happened, plans first
  };
  void pass_a_second();
  void follow(const std::stop_token& stop);
  void plan(const std::stop_token& stop);
  Done tell_changed(bool whole_window, bool here);
  Instant beginning(bool whole_window) const;
  Done tell(DayId day, bool here);
  void forget_old();

  const Building& building_;
  Told told_;
  std::function<void()> each_second_;  // what it throws is logged
  std::mutex mutex_;
  std::condition_variable_any wake_;
  bool look_ = false;
  std::deque<Due> due_;
  std::map<std::int64_t, Instant> seen_;  // events of the window, by id
  Instant began_;
  Instant seen_to_;  // the latest event that the last look knew of
  std::jthread reader_;
  std::jthread planner_;
};

}  // namespace kith::app
