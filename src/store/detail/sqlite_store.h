// The store in one SQLite file. Readers have sessions of their own (WAL); writers share one and one fsync.
// Whoever comes to write and finds nobody writing leads: it runs its own change and all that queued up meanwhile in one
// transaction, a savepoint each, commits once, and hands the lead to the next. No thread. Where the last commit was
// shared, the lead waits for as many again, a quarter of that commit's time at most; a lone writer waits for nobody.
#pragma once
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>

#include "store/detail/change.h"
#include "store/detail/pool.h"

namespace kith::store {

class SqliteStore : public Store {
 public:
  static Result<std::unique_ptr<Store>> open(const StoreOptions& options, const Clock& clock, Random& random);

  Done read(const Look& look) override;
  Result<std::string> commit(const Once& once, const Change& change) override;
  std::optional<std::uint64_t> moment() const override { return moment_; }
  Done ready() override;
  Done backup(const std::string& to_file) override;
  Done check() override;
  Result<int> sweep(int most) override;

 private:
  // Rung once for each wait. It has a lock of its own, so that those who wake together do not queue for the store's.
  class Bell {
   public:
    void ring();
    void wait();

   private:
    std::mutex mutex_;
    std::condition_variable rung_;
    bool is_rung_ = false;
  };
  // One for each thread, shared so that it may be rung after whoever waited for it has gone on.
  static std::shared_ptr<Bell> own_bell();
  struct Waiting {
    const Once& once;
    const Change& change;
    Result<std::string> answer = fail_with(Trouble::Bug, "not answered");
    bool done = false;  // else, once rung, it is this one's turn to lead
    std::shared_ptr<Bell> turn = own_bell();
  };
  using Batch = std::span<Waiting* const>;

  SqliteStore(const StoreOptions& options, std::unique_ptr<Session> writer, const Clock& clock, Random& random);
  // Whoever threw in these would leave the others waiting for ever. Stopping is better, and loses nothing promised.
  void lead(std::unique_lock<std::mutex>& lock) noexcept;
  void gather(std::unique_lock<std::mutex>& lock);
  void write(Batch batch) noexcept;
  Done run_all(Batch batch);
  Done run(Waiting& waiting);
  void fail_all(Batch batch, const Error& error);

  std::string file_;
  const Clock& clock_;
  Random& random_;
  std::string holder_;

  std::mutex mutex_;  // of the queue; writer_ belongs to whoever is at its front
  std::deque<Waiting*> queue_;
  std::condition_variable company_;  // the lead waits for it while gathering
  std::size_t shared_by_ = 1;        // the last commit
  std::chrono::steady_clock::duration took_ = {};
  std::unique_ptr<Session> writer_;  // closed last: SQLite then folds the log into the file
  Pool readers_;
  std::atomic<std::uint64_t> moment_ = 0;
  std::atomic<bool> unsynced_ = false;  // a flush failed: nothing is promised any more until the program starts anew
};

}  // namespace kith::store
