// Where answers made on other threads wait for the network thread that sends them.
// For: handing over without a lock on any connection. Not for: requests; those are handed out by a plain call.
// Threads: put() from any; the rest on the network thread. Ownership: shared by the loop and every Responder, so that a
// Responder may outlive the server: after close() what is put is dropped.
#pragma once
#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "web/http/message.h"

namespace kith::web::http::detail {

class Connection;

enum class News { Answer, Dropped, StreamHasMore };

struct Letter {
  std::weak_ptr<Connection> to;
  std::uint64_t request = 0;  // which one on that connection; an answer to an earlier one is late
  News news = News::Answer;
  Response answer = {};
};

class Mailbox {
 public:
  // `ring` is called under the lock when the first letter of a batch comes in.
  explicit Mailbox(std::function<void()> ring) : ring_(std::move(ring)) {}

  void put(Letter letter) {
    const std::lock_guard lock(mutex_);
    if (!ring_) return;
    letters_.push_back(std::move(letter));
    if (letters_.size() == 1) ring_();
  }

  // Swaps the batch into `out`, which is empty and keeps its room from the last time.
  void take(std::vector<Letter>& out) {
    const std::lock_guard lock(mutex_);
    out.swap(letters_);
  }

  void close() {
    const std::lock_guard lock(mutex_);
    ring_ = nullptr;
  }

 private:
  std::mutex mutex_;
  std::function<void()> ring_;
  std::vector<Letter> letters_;
};

// The right to answer one request, once. All copies of a Responder share it.
class Ticket {
 public:
  Ticket(std::shared_ptr<Mailbox> mailbox, std::weak_ptr<Connection> to, std::uint64_t request)
      : mailbox_(std::move(mailbox)), to_(std::move(to)), request_(request) {}
  Ticket(const Ticket&) = delete;
  Ticket& operator=(const Ticket&) = delete;
  ~Ticket() {
    try {
      send(News::Dropped, {});
    } catch (...) {
      // No memory for a letter: the server's own deadline answers instead.
    }
  }

  void answer(Response response) { send(News::Answer, std::move(response)); }

 private:
  void send(News news, Response response) {
    if (!used_.exchange(true)) mailbox_->put({std::move(to_), request_, news, std::move(response)});
  }

  std::shared_ptr<Mailbox> mailbox_;
  std::weak_ptr<Connection> to_;
  std::uint64_t request_;
  std::atomic<bool> used_ = false;
};

}  // namespace kith::web::http::detail
