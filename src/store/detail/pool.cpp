#include "store/detail/pool.h"

#include <chrono>

#include "base/limits.h"

namespace kith::store {

Result<Pool::Lease> Pool::lease() {
  {
    std::unique_lock lock(mutex_);
    const auto patience = std::chrono::milliseconds(limits::store_busy_ms);
    if (!freed_.wait_for(lock, patience, [&] { return !idle_.empty() || left_ > 0; }))
      return fail_with(Trouble::Busy, "no free session");
    if (!idle_.empty()) {
      auto session = std::move(idle_.back());
      idle_.pop_back();
      return Lease(*this, std::move(session));
    }
    --left_;
  }
  auto made = make_();
  if (made) return Lease(*this, std::move(*made));
  discard(nullptr);
  return std::unexpected(std::move(made).error());
}

void Pool::give_back(std::unique_ptr<Session> session) {
  {
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(session));
  }
  freed_.notify_one();
}

void Pool::discard(std::unique_ptr<Session> session) {
  session.reset();
  {
    const std::lock_guard lock(mutex_);
    ++left_;
  }
  freed_.notify_one();
}

void Pool::drop_idle() {
  std::vector<std::unique_ptr<Session>> dropped;
  {
    const std::lock_guard lock(mutex_);
    dropped.swap(idle_);
    left_ += static_cast<int>(dropped.size());
  }
  freed_.notify_all();
}

}  // namespace kith::store
