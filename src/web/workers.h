// Threads that may block on the database, so that the sockets' threads never do.
// For: service.cpp. The queue is bounded: what does not fit is refused at once (503) instead of waiting for ever.
// Threads: offer is safe from several threads; the destructor finishes what waits.
#pragma once
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace kith::web {

class Workers {
 public:
  Workers(int threads, std::size_t most_waiting);
  ~Workers();
  // False if the queue is full; then the task was not taken.
  bool offer(std::function<void()> task);

 private:
  void work();
  std::mutex mutex_;
  std::condition_variable waiting_;
  std::deque<std::function<void()>> tasks_;
  std::size_t most_waiting_;
  bool closing_ = false;
  std::vector<std::jthread> threads_;
};

}  // namespace kith::web
