// Room for large bodies, which all connections share.
#include <atomic>
#include <chrono>
#include <gtest/gtest.h>
#include <thread>
#include <vector>

#include "web/http/testing/test_server.h"

namespace kith::web::http {

using testing::echo;
using testing::quick_options;
using testing::RawClient;
using testing::TestServer;

namespace {

int ms_since(std::chrono::steady_clock::time_point start) {
  const auto passed = std::chrono::steady_clock::now() - start;
  return static_cast<int>(std::chrono::duration_cast<std::chrono::milliseconds>(passed).count());
}

// Slow bodies that hold all the room make place as soon as somebody waits for it, and not before.
TEST(Caps, ForLargeBodiesLetNobodyHoldTheRoomSlowly) {
  auto options = quick_options();
  options.limits.rate_window_ms = 150;  // a pace that is kept must survive a busy machine
  options.limits.room_grace_ms = 100;
  TestServer server(options, echo);
  std::vector<RawClient> slow;
  for (std::size_t i = 0; i < limits::body_room_bytes / 1'000'000; ++i) {
    slow.push_back(server.connect());
    slow.back().say("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1000000\r\n\r\n" + std::string(8'000, 'x'));
  }
  const auto trickle = [&] {
    for (auto& client : slow) client.say(std::string(100, 'x'));
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  };
  for (int i = 0; i < 10; ++i) trickle();
  std::atomic<int> status = 0;
  const auto start = std::chrono::steady_clock::now();
  std::jthread quick([&] {
    const auto request = "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 900000\r\n\r\n" + std::string(900'000, 'x');
    status = server.ask(request).status;
  });
  while (status == 0 && ms_since(start) < 5'000) trickle();
  EXPECT_EQ(status, 200);
  EXPECT_LT(ms_since(start), 2'000);
  EXPECT_EQ(slow.front().read().status, 408);
}

}  // namespace
}  // namespace kith::web::http
