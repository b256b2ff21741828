#include "app/planner.h"

#include <sys/resource.h>
#include <system_error>
#include <thread>
#include <unistd.h>

#include "app/planner_bounds.h"
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

std::unexpected<Error> full() {
  return fail(ErrorKind::Busy, std::string(planner_full),
              say("Many tables are being laid just now. Please try again in a moment."));
}

}  // namespace

void Planner::take_turn(std::unique_lock<std::mutex>& lock) {
  changed_.wait(lock, [this] { return !busy_; });
  busy_ = true;
}

Result<seating::Planned> Planner::plan(const std::string& key, const seating::Problem& problem,
                                       const seating::SearchOptions& options) {
  std::unique_lock lock(mutex_);
  const auto same = asked_.find(key);
  if (askers_ >= limits::planner_askers || (same == asked_.end() && asked_.size() >= limits::plans_waiting))
    return full();
  ++askers_;
  if (same != asked_.end()) {
    const auto asked = same->second;
    changed_.wait(lock, [&] { return asked->done; });
    --askers_;
    return asked->answer;
  }
  const auto asked = std::make_shared<Asked>();
  asked_[key] = asked;
  take_turn(lock);
  lock.unlock();
  auto answer = searched(problem, options);
  lock.lock();
  asked->answer = std::move(answer);
  asked->done = true;
  busy_ = false;
  --askers_;
  asked_.erase(key);
  changed_.notify_all();
  return asked->answer;
}

Result<Planner::Turn> Planner::turn(std::int64_t part, Asker asker) {
  std::unique_lock lock(days_mutex_);
  const bool counted = asker != Asker::House;
  const auto waits = waiting_.find(part);
  const int before = waits == waiting_.end() ? 0 : waits->second;
  if (counted && days_askers_ >= limits::planner_askers) return full();
  if (asker == Asker::Looks && before >= limits::planner_looks_waiting) return full();
  days_askers_ += counted;
  if (parts_.contains(part)) {
    ++waiting_[part];
    days_changed_.wait(lock, [&] { return !parts_.contains(part); });
    if (--waiting_[part] == 0) waiting_.erase(part);
  }
  parts_.insert(part);
  return Turn(*this, part, counted);
}

Planner::Turn::Turn(Turn&& other) noexcept
    : planner_(std::exchange(other.planner_, nullptr)), part_(other.part_), counted_(other.counted_) {}

Planner::Turn::~Turn() {
  if (!planner_) return;
  {
    const std::lock_guard lock(planner_->days_mutex_);
    planner_->parts_.erase(part_);
    planner_->days_askers_ -= counted_;
  }
  planner_->days_changed_.notify_all();
}

std::optional<std::vector<Possible>> Planner::possible(std::int64_t part, const std::string& made_of) {
  const std::lock_guard lock(days_mutex_);
  const auto kept = possible_.find(part);
  if (kept == possible_.end() || kept->second.first != made_of) return std::nullopt;
  return kept->second.second;
}

void Planner::keep_possible(std::int64_t part, const std::string& made_of, const std::vector<Possible>& found) {
  const std::lock_guard lock(days_mutex_);
  if (possible_.size() >= limits::possibilities_kept && !possible_.contains(part)) possible_.clear();
  possible_[part] = {made_of, found};
}

}  // namespace kith::app
