// Ctrl-C during a long search: the first asks it to stop with what it has, the second ends the program at once.
// While one stands, SIGINT is blocked in this thread and those it starts, and a thread of its own waits for it. Where
// SIGINT is ignored (a job in the background) it stays ignored. One at a time; make and drop it on one thread.
#pragma once
#include <atomic>
#include <csignal>
#include <stop_token>
#include <thread>

namespace kith::cli {

class Interrupt {
 public:
  Interrupt();
  ~Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;

  std::stop_token token() const { return asked_.get_token(); }
  bool asked() const { return asked_.stop_requested(); }

 private:
  void wait();

  std::stop_source asked_;
  std::atomic<bool> over_ = false;
  sigset_t before_{};
  std::thread waiter_;  // none where SIGINT is ignored
};

}  // namespace kith::cli
