#include "store/detail/sqlite_store.h"

#include "base/limits.h"
#include "store/detail/sqlite_file.h"
#include "store/detail/upkeep.h"

namespace kith::store {
namespace {

constexpr std::int64_t sqlite_page_bytes = 4'096;

}  // namespace

Result<std::unique_ptr<Store>> SqliteStore::open(const StoreOptions& options, const Clock& clock, Random& random) {
  KITH_TRY(auto writer, open_sqlite_file(options.sqlite_file, options.sync, clock.now()));
  if (options.most_bytes)
    KITH_CHECK(writer->query("pragma max_page_count = " + std::to_string(*options.most_bytes / sqlite_page_bytes)));
  return std::unique_ptr<Store>(new SqliteStore(options, std::move(writer), clock, random));
}

SqliteStore::SqliteStore(const StoreOptions& options, std::unique_ptr<Session> writer, const Clock& clock,
                         Random& random)
    : file_(options.sqlite_file),
      clock_(clock),
      random_(random),
      holder_(id_text(static_cast<std::int64_t>(random.bits() >> 1))),
      writer_(std::move(writer)),
      readers_([file = file_] { return Session::sqlite(file, Access::Read, true); }, options.readers) {}

Done SqliteStore::read(const Look& look) {
  KITH_TRY(const auto session, readers_.lease());
  KITH_CHECK(session->execute("begin"));
  Tx tx(*session, clock_.now(), random_);
  auto seen = run_look(tx, look);
  KITH_CHECK(session->execute("rollback"));
  return seen;
}

Result<std::string> SqliteStore::commit(const Once& once, const Change& change) {
  Waiting waiting{once, change};
  std::unique_lock lock(mutex_);
  if (queue_.size() >= limits::store_waiting) return fail_with(Trouble::Busy, "too many writers");
  queue_.push_back(&waiting);
  if (queue_.size() == shared_by_) company_.notify_one();
  if (queue_.size() > 1) {
    lock.unlock();
    waiting.turn->wait();
    if (waiting.done) return std::move(waiting.answer);
    lock.lock();
  }
  lead(lock);
  return std::move(waiting.answer);
}

// Those of the last commit have their answers and are on their way back with the next change, or soon will be.
void SqliteStore::gather(std::unique_lock<std::mutex>& lock) {
  if (queue_.size() >= shared_by_) return;
  company_.wait_for(lock, took_ / 4, [&] { return queue_.size() >= shared_by_; });
}

// The batch stays at the front of the queue while it is written, so that nobody else takes the lead.
void SqliteStore::lead(std::unique_lock<std::mutex>& lock) noexcept {
  gather(lock);
  const auto size = std::min(queue_.size(), limits::store_batch);
  const std::vector<Waiting*> batch(queue_.begin(), queue_.begin() + static_cast<std::ptrdiff_t>(size));
  lock.unlock();
  const auto began = std::chrono::steady_clock::now();
  write(batch);
  ++moment_;
  lock.lock();
  took_ = std::chrono::steady_clock::now() - began;
  shared_by_ = size;
  queue_.erase(queue_.begin(), queue_.begin() + static_cast<std::ptrdiff_t>(size));
  std::vector<std::shared_ptr<Bell>> bells;
  if (!queue_.empty()) bells.push_back(queue_.front()->turn);
  for (auto* waiting : batch) {
    waiting->done = true;
    if (waiting != batch.front()) bells.push_back(waiting->turn);
  }
  // Rung when the lock is free, so that nobody wakes only to wait for it. The changes of the batch may be gone by then.
  lock.unlock();
  for (const auto& bell : bells) bell->ring();
}

void SqliteStore::Bell::ring() {
  {
    const std::lock_guard lock(mutex_);
    is_rung_ = true;
  }
  rung_.notify_one();
}

void SqliteStore::Bell::wait() {
  std::unique_lock lock(mutex_);
  rung_.wait(lock, [this] { return is_rung_; });
  is_rung_ = false;
}

std::shared_ptr<SqliteStore::Bell> SqliteStore::own_bell() {
  thread_local const auto bell = std::make_shared<Bell>();
  return bell;
}

void SqliteStore::write(Batch batch) noexcept {
  if (unsynced_) return fail_all(batch, error_of(Trouble::Unsynced, "a flush failed earlier"));
  const auto written = run_all(batch);
  if (written) return;
  unsynced_ = unsynced_ || writer_->trouble() == Trouble::Unsynced;
  if (writer_->in_transaction()) static_cast<void>(writer_->execute("rollback"));
  fail_all(batch, written.error());
}

// An error here is one of the whole transaction; those of single changes are in their answers.
Done SqliteStore::run_all(Batch batch) {
  if (writer_->in_transaction()) KITH_CHECK(writer_->execute("rollback"));  // the last one could not be ended
  KITH_CHECK(writer_->execute("begin immediate"));
  for (auto* waiting : batch) KITH_CHECK(run(*waiting));
  KITH_CHECK(writer_->execute("commit"));
  return {};
}

Done SqliteStore::run(Waiting& waiting) {
  KITH_CHECK(writer_->execute("savepoint change"));
  Tx tx(*writer_, clock_.now(), random_);
  waiting.answer = run_change(tx, waiting.once, waiting.change);
  // A full disk may end the whole transaction, and with it the changes before this one.
  if (!writer_->in_transaction() || tx.trouble() == Trouble::Unsynced)
    return std::unexpected(waiting.answer ? error_of(Trouble::Full, "transaction ended") : waiting.answer.error());
  if (!waiting.answer) KITH_CHECK(writer_->execute("rollback to change"));
  KITH_CHECK(writer_->execute("release change"));
  return {};
}

void SqliteStore::fail_all(Batch batch, const Error& error) {
  for (auto* waiting : batch) waiting->answer = std::unexpected(error);
}

Done SqliteStore::ready() { return write_a_mark(*this, holder_); }
Done SqliteStore::backup(const std::string& to_file) { return copy_sqlite_file(file_, to_file); }
Done SqliteStore::check() { return check_sqlite_file(file_); }
Result<int> SqliteStore::sweep(int most) { return sweep_lapsed(*this, holder_, most); }

}  // namespace kith::store
