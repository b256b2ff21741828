#include "app/tables/on_threads.h"

#include <system_error>
#include <thread>
#include <vector>

namespace kith::app {

void on_threads(int count, const std::function<void(int)>& work) {
  std::vector<std::jthread> threads;
  int next = 1;
  try {
    for (; next < count; ++next) threads.emplace_back([&work, next] { work(next); });
  } catch (const std::system_error&) {  // no more threads
  }
  work(0);
  for (; next < count; ++next) work(next);
}

}  // namespace kith::app
