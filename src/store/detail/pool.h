// Sessions that several threads take turns with. Made when first needed, at most `size`; a broken one is made anew.
// Errors: Busy if none comes free in limits::store_busy_ms, or whatever making one says. Safe from several threads.
#pragma once
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "store/detail/session.h"

namespace kith::store {

class Pool {
 public:
  using Make = std::function<Result<std::unique_ptr<Session>>()>;

  class Lease {
   public:
    Lease(Pool& pool, std::unique_ptr<Session> session) : pool_(&pool), session_(std::move(session)) {}
    Lease(Lease&&) = default;
    ~Lease() {
      if (session_) pool_->give_back(std::move(session_));
    }
    Session& operator*() const { return *session_; }
    Session* operator->() const { return session_.get(); }
    // The session is of no use any more.
    void discard() { pool_->discard(std::move(session_)); }

   private:
    Pool* pool_;
    std::unique_ptr<Session> session_;
  };

  Pool(Make make, int size) : make_(std::move(make)), left_(size) {}
  Result<Lease> lease();
  // Drops the sessions that nobody uses now: when one connection broke, the others probably did.
  void drop_idle();

 private:
  void give_back(std::unique_ptr<Session> session);
  void discard(std::unique_ptr<Session> session);

  Make make_;
  std::mutex mutex_;
  std::condition_variable freed_;
  std::vector<std::unique_ptr<Session>> idle_;
  int left_;  // how many more may be made
};

}  // namespace kith::store
