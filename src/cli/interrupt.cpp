#include "cli/interrupt.h"

#include <pthread.h>
#include <unistd.h>

namespace kith::cli {
namespace {

constexpr int ended_by_interrupt = 128 + SIGINT;  // as shells have it

sigset_t interrupt_only() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  return set;
}

bool is_ignored() {
  struct sigaction now{};
  ::sigaction(SIGINT, nullptr, &now);
  return now.sa_handler == SIG_IGN;
}

}  // namespace

Interrupt::Interrupt() {
  if (is_ignored()) return;
  const auto set = interrupt_only();
  ::pthread_sigmask(SIG_BLOCK, &set, &before_);
  waiter_ = std::thread([this] { wait(); });
}

// The waiter is woken by the very signal it waits for.
Interrupt::~Interrupt() {
  if (!waiter_.joinable()) return;
  over_ = true;
  ::pthread_kill(waiter_.native_handle(), SIGINT);
  waiter_.join();
  ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

void Interrupt::wait() {
  const auto set = interrupt_only();
  int signal = 0;
  while (::sigwait(&set, &signal) == 0) {
    if (over_) return;
    if (asked()) ::_exit(ended_by_interrupt);
    asked_.request_stop();
  }
}

}  // namespace kith::cli
