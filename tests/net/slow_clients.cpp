// Row R6 of the trust table against a running server on loopback:
//   slow_clients PORT PID [SECONDS=25] [PATH=/]
// 5,000 half headers, 1,000 bodies at 1 B/s and 1,000 readers at 1 B/s, each begun anew when the server cuts it, while
// a normal client goes on asking. Holds (exit 0) if 99.9 % of its requests are answered, its p99 is at most twice the
// one before plus 10 ms, and the server's memory grew by at most 64 MiB. Needs about 7,100 open files on each side.
#include <atomic>
#include <cstdio>
#include <memory>
#include <thread>

#include "web/http/testing/measure.h"
#include "web/http/testing/raw_client.h"

namespace kith::net {
namespace {

using namespace web::http::testing;

constexpr int half_heads = 5'000;
constexpr int slow_bodies = 1'000;
constexpr int slow_readers = 1'000;
constexpr int requests_per_reader = 4;
constexpr int baseline_s = 5;
constexpr int rounds_per_s = 20;  // a twentieth of the clients each, so that they do not come as one burst
constexpr int between_requests_ms = 5;
constexpr double ok_min = 0.999;
constexpr double p99_added_ms = 10;
constexpr long grown_kib_max = 64 * 1'024;

std::string request_line(const std::string& method, const std::string& path, std::uint16_t port) {
  return method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) + "\r\n";
}

struct Normal {
  std::vector<double> answered_ms;
  int failed = 0;

  double p99() const { return percentile(answered_ms, 0.99); }
  double ok() const {
    const auto good = static_cast<double>(answered_ms.size());
    return good / std::max(1.0, good + failed);
  }
};

// One request after the other, a new connection for every tenth.
Normal ask_until(const std::atomic<bool>& enough, std::uint16_t port, const std::string& path) {
  const auto request = request_line("GET", path, port) + "\r\n";
  Normal normal;
  std::unique_ptr<RawClient> client;
  for (int i = 0; !enough; ++i) {
    const auto start = Clock::now();
    if (i % 10 == 0 || !client) client = std::make_unique<RawClient>(port);
    const auto status = client->say(request) ? client->read().status : 0;
    if (status >= 200 && status < 400) {
      normal.answered_ms.push_back(ms_since(start));
    } else {
      ++normal.failed;
      std::printf("a normal request got %d after %.0f ms\n", status, ms_since(start));
      client.reset();
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(between_requests_ms));
  }
  return normal;
}

Normal ask_for(int seconds, std::uint16_t port, const std::string& path) {
  std::atomic<bool> enough = false;
  Normal normal;
  std::jthread asking([&] { normal = ask_until(enough, port, path); });
  std::this_thread::sleep_for(std::chrono::seconds(seconds));
  enough = true;
  asking.join();
  return normal;
}

// Says `opening`, then goes on byte by byte: its own, or, if it is a reader, the server's.
struct Slow {
  const std::string* opening;
  bool reads;
  std::unique_ptr<RawClient> client = nullptr;
  int cuts = 0;

  void begin(std::uint16_t port) {
    client = std::make_unique<RawClient>(port, reads ? 1 : 0);
    client->say(*opening);
  }

  bool step() {
    char byte = 'x';
    const auto got = recv(client->descriptor(), &byte, 1, MSG_DONTWAIT);
    if (reads) return (got == 1 || (got < 0 && errno == EAGAIN)) && !is_reset();
    return got < 0 && errno == EAGAIN && send(client->descriptor(), "x", 1, MSG_DONTWAIT | MSG_NOSIGNAL) == 1;
  }

  // What came before a reset is still read first, so it has to be asked for.
  bool is_reset() const {
    int error = 0;
    socklen_t size = sizeof error;
    getsockopt(client->descriptor(), SOL_SOCKET, SO_ERROR, &error, &size);
    return error != 0;
  }

  void tick(std::uint16_t port) {
    if (client && step()) return;
    if (client) ++cuts;
    begin(port);
  }
};

int run(std::uint16_t port, const std::string& pid, int seconds, const std::string& path) {
  allow_many_files();
  const auto baseline = ask_for(baseline_s, port, path);
  const auto before_kib = resident_kib(pid);

  const auto half_head = request_line("GET", path, port) + "User-Agent: slow\r\nX-Slow: ";
  const auto slow_body = request_line("POST", path, port) + "Content-Length: 100000\r\n\r\n";
  std::string many_requests;
  for (int i = 0; i < requests_per_reader; ++i) many_requests += request_line("GET", path, port) + "\r\n";
  std::vector<Slow> slow;
  for (int i = 0; i < half_heads; ++i) slow.push_back({&half_head, false});
  for (int i = 0; i < slow_bodies; ++i) slow.push_back({&slow_body, false});
  for (int i = 0; i < slow_readers; ++i) slow.push_back({&many_requests, true});

  std::atomic<bool> enough = false;
  Normal normal;
  std::jthread asking([&] { normal = ask_until(enough, port, path); });
  long most_kib = 0;
  for (int round = 0; round < seconds * rounds_per_s; ++round) {
    const auto due = Clock::now() + std::chrono::milliseconds(1'000 / rounds_per_s);
    for (auto i = static_cast<std::size_t>(round % rounds_per_s); i < slow.size(); i += rounds_per_s)
      slow[i].tick(port);
    most_kib = std::max(most_kib, resident_kib(pid));
    std::this_thread::sleep_until(due);
  }
  enough = true;
  asking.join();

  int cuts = 0;
  for (const auto& one : slow) cuts += one.cuts;
  const auto grown_kib = most_kib - before_kib;
  std::printf("%zu slow clients for %d s, cut and begun anew %d times\n", slow.size(), seconds, cuts);
  std::printf("normal requests: %zu answered, %d not (%.3f %%), p99 %.2f ms; alone %.2f ms\n",
              normal.answered_ms.size(), normal.failed, 100 * normal.ok(), normal.p99(), baseline.p99());
  std::printf("memory: %.1f MiB before, %.1f MiB more at most\n", static_cast<double>(before_kib) / 1'024,
              static_cast<double>(grown_kib) / 1'024);
  const bool holds = before_kib > 0 && normal.ok() >= ok_min && normal.p99() <= 2 * baseline.p99() + p99_added_ms &&
                     grown_kib <= grown_kib_max;
  std::puts(holds ? "R6 holds" : "R6 DOES NOT HOLD");
  return holds ? 0 : 1;
}

}  // namespace
}  // namespace kith::net

int main(int count, char** arguments) {
  if (count < 3) {
    std::fputs("usage: slow_clients PORT PID [SECONDS] [PATH]\n", stderr);
    return 2;
  }
  const auto port = static_cast<std::uint16_t>(std::atoi(arguments[1]));
  return kith::net::run(port, arguments[2], count > 3 ? std::atoi(arguments[3]) : 25, count > 4 ? arguments[4] : "/");
}
