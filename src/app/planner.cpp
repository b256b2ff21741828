#include "app/planner.h"

#include <sys/resource.h>
#include <thread>
#include <unistd.h>

#include "base/limits.h"

namespace kith::app {
namespace {

// Serving pages goes before planning: on Linux the nice value is a thread's own.
Result<seating::Planned> searched(const seating::Problem& problem, const seating::SearchOptions& options) {
  Result<seating::Planned> answer = fail(ErrorKind::Bug, "not_planned", say("Something went wrong here."));
  std::jthread([&] {
    ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), 10);
    answer = seating::plan(problem, options);
  }).join();
  return answer;
}

}  // namespace

void Planner::take_turn(std::unique_lock<std::mutex>& lock) {
  changed_.wait(lock, [this] { return !busy_; });
  busy_ = true;
}

Result<seating::Planned> Planner::plan(const std::string& key, const seating::Problem& problem,
                                       const seating::SearchOptions& options) {
  std::unique_lock lock(mutex_);
  if (const auto same = asked_.find(key); same != asked_.end()) {
    const auto asked = same->second;
    changed_.wait(lock, [&] { return asked->done; });
    return asked->answer;
  }
  if (asked_.size() >= limits::plans_waiting)
    return fail(ErrorKind::Busy, "planner_full",
                say("Many tables are being laid just now. Please try again in a moment."));
  const auto asked = std::make_shared<Asked>();
  asked_[key] = asked;
  take_turn(lock);
  lock.unlock();
  auto answer = searched(problem, options);
  lock.lock();
  asked->answer = std::move(answer);
  asked->done = true;
  busy_ = false;
  asked_.erase(key);
  changed_.notify_all();
  return asked->answer;
}

}  // namespace kith::app
