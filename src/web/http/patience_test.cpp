// How long the server waits, how many it lets in, and how it ends.
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <dirent.h>
#include <fstream>
#include <functional>
#include <gtest/gtest.h>
#include <mutex>
#include <random>
#include <sstream>
#include <sys/resource.h>
#include <vector>

#include "web/http/testing/test_server.h"

namespace kith::web::http {

using testing::echo;
using testing::patient_options;
using testing::quick_options;
using testing::RawClient;
using testing::TestServer;

constexpr std::string_view hello = "GET / HTTP/1.1\r\nHost: h\r\n\r\n";

int ms_since(std::chrono::steady_clock::time_point start) {
  const auto passed = std::chrono::steady_clock::now() - start;
  return static_cast<int>(std::chrono::duration_cast<std::chrono::milliseconds>(passed).count());
}

int open_files() {
  DIR* folder = opendir("/proc/self/fd");
  int count = 0;
  while (readdir(folder) != nullptr) ++count;
  closedir(folder);
  return count;
}

long resident_kib() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmRSS:")) return std::strtol(line.c_str() + 6, nullptr, 10);
  }
  return 0;
}

bool eventually(const std::function<bool()>& holds) {
  for (int i = 0; i < 400 && !holds(); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(5));
  return holds();
}

// A pace that is kept must survive a busy machine, so these wait longer.
ServerOptions steady_options() {
  auto options = quick_options();
  options.limits.rate_window_ms = 150;
  return options;
}

// Holds every request until it is let go.
struct Gate {
  std::mutex mutex;
  std::condition_variable changed;
  std::vector<Responder> held;

  void hold(const Responder& respond) {
    const std::lock_guard lock(mutex);
    held.push_back(respond);
    changed.notify_all();
  }
  void wait_for(std::size_t count) {
    std::unique_lock lock(mutex);
    changed.wait(lock, [&] { return held.size() >= count; });
  }
  std::size_t count() {
    const std::lock_guard lock(mutex);
    return held.size();
  }
  void answer(std::size_t which, Response response) {
    const std::lock_guard lock(mutex);
    held[which](std::move(response));
  }
  Handler handler() {
    return [this](const Request&, const Responder& respond) { hold(respond); };
  }
};

TEST(Patience, EndsWithAHeadThatDoesNotComeToItsEnd) {
  TestServer server(quick_options());
  auto client = server.connect();
  const auto start = std::chrono::steady_clock::now();
  client.say("GET / HTTP/1.1\r\nHost:");
  const auto reply = client.read();
  EXPECT_EQ(reply.status, 408);
  EXPECT_TRUE(client.is_closed());
  EXPECT_GE(ms_since(start), 60);
  EXPECT_LT(ms_since(start), 1'000);
}

TEST(Patience, IsNotRenewedByATrickle) {
  TestServer server(quick_options());
  auto client = server.connect();
  const auto start = std::chrono::steady_clock::now();
  client.say("GET / HTTP/1.1\r\nX: ");
  while (ms_since(start) < 90) {
    client.say("x");
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  EXPECT_EQ(client.read().status, 408);
}

TEST(Patience, EndsSilentlyForAnIdleConnection) {
  TestServer server(quick_options());
  auto fresh = server.connect();
  auto used = server.connect();
  used.say(hello);
  EXPECT_EQ(used.read().status, 200);
  EXPECT_EQ(fresh.read_all(), "");
  EXPECT_EQ(used.read_all(), "");
}

// 1,000 B/s are 150 bytes in the window of 150 ms.
TEST(Patience, IsForABodyThatKeepsItsPace) {
  TestServer server(steady_options());
  auto client = server.connect();
  client.say("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 2000\r\n\r\n");
  for (int i = 0; i < 40; ++i) {
    client.say(std::string(50, 'x'));
    std::this_thread::sleep_for(std::chrono::milliseconds(8));
  }
  EXPECT_EQ(client.read().status, 200);
}

TEST(Patience, EndsWithABodyThatTrickles) {
  TestServer server(quick_options());
  for (const std::string framing : {"Content-Length: 600\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n258\r\n"}) {
    auto client = server.connect();
    client.say("POST / HTTP/1.1\r\nHost: h\r\n" + framing + std::string(100, 'x'));
    const auto start = std::chrono::steady_clock::now();
    while (ms_since(start) < 140) {
      client.say("x");
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    EXPECT_EQ(client.read().status, 408);
  }
}

TEST(Patience, EndsWithAReaderThatDoesNotRead) {
  const auto page = bytes(std::string(20'000'000, 'x'));
  TestServer server(quick_options(), [&](const Request&, const Responder& respond) { respond({.body = {page}}); });
  const auto files = open_files();
  auto client = server.connect(4'096);
  client.say(hello);
  EXPECT_TRUE(eventually([&] { return open_files() == files + 2; }));
  EXPECT_TRUE(eventually([&] { return open_files() == files + 1; })) << "only the client's end is still open";
  EXPECT_LT(client.read_all().size(), page->size());
}

TEST(Patience, IsForAReaderThatKeepsItsPace) {
  const auto page = bytes(std::string(6'000'000, 'x'));
  TestServer server(steady_options(), [&](const Request&, const Responder& respond) { respond({.body = {page}}); });
  auto client = server.connect(4'096);
  client.say(hello);
  std::size_t got = 0;
  char buffer[150'000];
  for (int i = 0; i < 20; ++i) {
    const auto some = recv(client.descriptor(), buffer, sizeof buffer, 0);
    if (some <= 0) break;
    got += static_cast<std::size_t>(some);
    std::this_thread::sleep_for(std::chrono::milliseconds(8));
  }
  EXPECT_GT(got + client.read_all().size(), page->size());
}

TEST(Patience, WithAHandlerEndsIn503AndTheLateAnswerIsDropped) {
  Gate gate;
  TestServer server(quick_options(), gate.handler());
  auto client = server.connect();
  client.say(hello);
  const auto reply = client.read();
  EXPECT_EQ(reply.status, 503);
  EXPECT_TRUE(reply.head.contains("Retry-After: 1\r\n"));
  client.say(hello);
  gate.wait_for(2);
  gate.held[0](text_response(200, "text/plain", "late"));
  gate.held[1](text_response(200, "text/plain", "in time"));
  EXPECT_EQ(client.read().body, "in time");
}

TEST(Caps, ForOneClientLeaveOthersAlone) {
  auto options = patient_options();
  options.cap_loopback = true;
  options.limits.connections_per_client = 2;
  TestServer server(options);
  auto first = server.connect();
  first.say(hello);
  EXPECT_EQ(first.read().status, 200);
  {
    auto second = server.connect();
    second.say(hello);
    EXPECT_EQ(second.read().status, 200);
    auto third = server.connect();
    const auto reply = third.read();
    EXPECT_EQ(reply.status, 503);
    EXPECT_TRUE(third.is_closed());
    second.say(hello);
    EXPECT_EQ(second.read().status, 200);
  }
  EXPECT_TRUE(eventually([&] { return server.ask(hello).status == 200; })) << "a place is free again";
}

TEST(Caps, ForAllCloseWhoeverHasWaitedLongest) {
  auto options = patient_options();
  options.limits.connections = 3;
  Gate gate;
  TestServer server(options, [&](const Request& request, const Responder& respond) {
    request.path == "/held" ? gate.hold(respond) : respond({.status = 204});
  });
  auto busy = server.connect();
  busy.say("GET /held HTTP/1.1\r\nHost: h\r\n\r\n");
  gate.wait_for(1);
  auto old = server.connect();
  old.say(hello);
  EXPECT_EQ(old.read().status, 204);
  auto half = server.connect();
  half.say("GET /");
  old.say(hello);
  EXPECT_EQ(old.read().status, 204);
  auto fresh = server.connect();
  fresh.say(hello);
  EXPECT_EQ(fresh.read().status, 204);
  EXPECT_TRUE(half.is_closed());
  old.say(hello);
  EXPECT_EQ(old.read().status, 204);
  gate.held[0]({.status = 200});
  EXPECT_EQ(busy.read().status, 200);
}

// Forty large bodies are more than fits: each comes in its turn, and a small one is not kept waiting.
TEST(Caps, ForLargeBodiesLetThemComeInTurn) {
  Gate gate;
  TestServer server(patient_options(), [&](const Request& request, const Responder& respond) {
    request.path == "/held" ? gate.hold(respond) : echo(request, respond);
  });
  const std::string body(1'000'000, 'x');
  const auto request = "POST /held HTTP/1.1\r\nHost: h\r\nContent-Length: 1000000\r\n\r\n" + body;
  constexpr std::size_t fitting = limits::body_room_bytes / 1'000'000;
  std::vector<std::jthread> clients;
  std::atomic<int> answered = 0;
  for (int i = 0; i < 40; ++i) {
    clients.emplace_back([&] { answered += server.ask(request).status == 204; });
  }
  std::size_t next = 0;
  for (std::size_t expected = fitting; next < 40; expected = std::min<std::size_t>(expected + 1, 40)) {
    gate.wait_for(expected);
    EXPECT_EQ(server.ask("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\nok").status, 200);
    EXPECT_EQ(gate.count(), expected) << "no more than fits are read";
    gate.answer(next++, {.status = 204});
  }
  clients.clear();
  EXPECT_EQ(answered, 40);
}

TEST(Caps, RefuseANewcomerWhenAllAreBusy) {
  auto options = patient_options();
  options.limits.connections = 2;
  Gate gate;
  TestServer server(options, gate.handler());
  auto one = server.connect();
  auto two = server.connect();
  one.say(hello);
  two.say(hello);
  gate.wait_for(2);
  auto three = server.connect();
  EXPECT_EQ(three.read().status, 503);
  for (auto& respond : gate.held) respond({.status = 204});
  EXPECT_EQ(one.read().status, 204);
  EXPECT_EQ(two.read().status, 204);
}

TEST(Stop, LetsWhatIsInFlightFinish) {
  Gate gate;
  auto server = Server::create(patient_options(), gate.handler());
  std::jthread thread([&] { (*server)->run(); });
  RawClient busy((*server)->port());
  RawClient idle((*server)->port());
  busy.say(hello);
  gate.wait_for(1);
  (*server)->stop();
  EXPECT_TRUE(idle.is_closed());
  gate.held[0](text_response(200, "text/plain", "done"));
  const auto reply = busy.read();
  EXPECT_EQ(reply.body, "done");
  EXPECT_TRUE(reply.head.contains("Connection: close\r\n"));
  EXPECT_TRUE(busy.is_closed());
}

TEST(Stop, DoesNotWaitForEver) {
  Gate gate;
  const auto start = std::chrono::steady_clock::now();
  {
    TestServer server(quick_options(), gate.handler());
    auto half = server.connect();
    half.say("GET / HTTP");
    auto busy = server.connect();
    busy.say(hello);
    gate.wait_for(1);
  }
  EXPECT_LT(ms_since(start), 1'000);
  gate.held[0]({.status = 200});  // nobody is there any more, and that is no error
}

TEST(Stop, MayComeFromASignal) {
  auto server = Server::create(patient_options(), echo);
  (*server)->stop_on_signals();
  std::jthread thread([&] { (*server)->run(); });
  RawClient client((*server)->port());
  client.say(hello);
  EXPECT_EQ(client.read().status, 200);
  kill(getpid(), SIGTERM);
  thread.join();
  EXPECT_TRUE(client.is_closed());
}

TEST(CutConnections, LeaveNoFilesOpen) {
  TestServer server(quick_options());
  auto first = server.connect();
  first.say(hello);
  EXPECT_EQ(first.read().status, 200);
  const auto files = open_files();
  const std::string request = "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 2000\r\n\r\n" + std::string(2'000, 'x');
  std::mt19937 chance(1);
  for (int i = 0; i < 300; ++i) {
    auto client = server.connect();
    client.say(std::string_view(request).substr(0, chance() % (request.size() + 1)));
    if (i % 3 == 0) std::this_thread::sleep_for(std::chrono::microseconds(chance() % 500));
    client.reset();
  }
  EXPECT_TRUE(eventually([&] { return open_files() <= files; }));
  EXPECT_EQ(server.ask(hello).status, 200);
}

// No file for a client is left: the one that waits longest makes place, and nobody is told that the server is gone.
TEST(Caps, GiveWayWhenFilesRunOut) {
  rlimit files = {};
  getrlimit(RLIMIT_NOFILE, &files);
  const auto usual = files.rlim_cur;
  TestServer server;
  auto idle = server.connect();
  idle.say(hello);
  EXPECT_EQ(idle.read().status, 200);
  auto client = server.connect();
  client.say(hello);
  EXPECT_EQ(client.read().status, 200);
  RawClient late = [&] {
    const int next = dup(0);
    close(next);
    files.rlim_cur = static_cast<rlim_t>(next) + 1;  // the client's own end, and none for the server's
    setrlimit(RLIMIT_NOFILE, &files);
    return server.connect();
  }();
  late.say(hello);
  EXPECT_EQ(late.read().status, 200);
  EXPECT_TRUE(idle.is_closed());
  files.rlim_cur = usual;
  setrlimit(RLIMIT_NOFILE, &files);
}

TEST(HalfOpenConnections, CostLittle) {
  constexpr int count = 2'000;
  TestServer server;
  EXPECT_EQ(server.ask(hello).status, 200);
  std::vector<RawClient> clients;
  clients.reserve(count);
  const auto before = resident_kib();
  for (int i = 0; i < count; ++i) {
    clients.push_back(server.connect());
    clients.back().say("GET / HTTP/1.1\r\nHost: example.org\r\nUser-Agent: slow\r\nAccept:");
  }
  EXPECT_EQ(server.ask(hello).status, 200);
  const auto each = (resident_kib() - before) * 1'024 / count;
  RecordProperty("bytes_each", static_cast<int>(each));
  std::printf("%d half-open connections cost %ld bytes each, both ends\n", count, each);
#ifndef __SANITIZE_THREAD__  // whose shadow memory it would measure
  EXPECT_LT(each, 6'000);
#endif
}

}  // namespace kith::web::http
