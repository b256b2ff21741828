#include "app/planner.h"

#include <sys/resource.h>
#include <system_error>
#include <thread>
#include <unistd.h>

#include "base/limits.h"

namespace kith::app {
namespace {

Error not_planned(const std::exception& trouble) {
  Error error{ErrorKind::Bug, "not_planned", say("Something went wrong here.")};
  error.detail = trouble.what();
  return error;
}

// Serving pages goes before planning: on Linux the nice value is a thread's own. Whatever is thrown (no memory, no
// thread) is this answer's trouble only: the next in line gets their turn.
Result<seating::Planned> searched(const seating::Problem& problem, const seating::SearchOptions& options) {
  Result<seating::Planned> answer = std::unexpected(Error{});
  try {
    std::jthread([&] {
      try {
        ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), 10);
        answer = seating::plan(problem, options);
      } catch (const std::exception& trouble) {
        answer = std::unexpected(not_planned(trouble));
      }
    }).join();
  } catch (const std::system_error& trouble) {
    answer = std::unexpected(not_planned(trouble));
  }
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

Planner::Turn::Turn(Planner& planner, std::int64_t part) : planner_(planner), part_(part) {
  std::unique_lock lock(planner_.days_mutex_);
  planner_.days_changed_.wait(lock, [&] { return !planner_.parts_.contains(part_); });
  planner_.parts_.insert(part_);
}

Planner::Turn::~Turn() {
  {
    const std::lock_guard lock(planner_.days_mutex_);
    planner_.parts_.erase(part_);
  }
  planner_.days_changed_.notify_all();
}

}  // namespace kith::app
