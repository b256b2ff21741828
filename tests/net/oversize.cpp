// Row R7 of the trust table, the part that concerns the network, against a running server on loopback:
//   oversize PORT PID [PATH=/]
// Bodies of 2 MiB, declared and chunked, one by one and 1,000 at once, must be answered 413 before all of them is read;
// bodies just within the limit, 1,000 at once, must be answered at all. Holds (exit 0) if one alone is refused within
// 20 ms (p99), the memory grows by at most 32 MiB, and a normal request works afterwards.
#include <atomic>
#include <cstdio>
#include <map>
#include <poll.h>
#include <thread>

#include "web/http/testing/measure.h"
#include "web/http/testing/raw_client.h"

namespace kith::net {
namespace {

using namespace web::http::testing;

constexpr int at_once = 1'000;
constexpr int one_by_one = 200;
constexpr std::size_t oversize_bytes = 2 * 1'024 * 1'024;
constexpr std::size_t piece_bytes = 16 * 1'024;
constexpr std::size_t allowed_bytes = 1'000'000;
constexpr double refused_ms_max = 20;
constexpr long grown_kib_max = 32 * 1'024;

struct Kind {
  const char* name;
  std::string head;
  std::string body;
  bool refused;
};

std::vector<Kind> kinds(std::uint16_t port, const std::string& path) {
  const auto head = "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) +
                    "\r\nAccept: application/json\r\nContent-Type: application/json\r\n";
  const std::string text(oversize_bytes, '[');
  return {{"declared", head + "Content-Length: " + std::to_string(oversize_bytes) + "\r\n\r\n", text, true},
          {"chunked", head + "Transfer-Encoding: chunked\r\n\r\n200000\r\n", text, true},
          {"within the limit", head + "Content-Length: " + std::to_string(allowed_bytes) + "\r\n\r\n",
           text.substr(0, allowed_bytes), false}};
}

struct Outcome {
  int status;
  double ms;
  std::size_t sent;
};

// Sends until an answer comes or all is sent; the time is that of the answer.
Outcome send_until_answered(std::uint16_t port, const Kind& kind) {
  RawClient client(port);
  client.wait_at_most(30'000);
  const auto start = Clock::now();
  std::size_t sent = 0;
  client.say(kind.head);
  while (sent < kind.body.size()) {
    pollfd socket{client.descriptor(), POLLIN | POLLOUT, 0};
    poll(&socket, 1, 30'000);
    if ((socket.revents & POLLOUT) == 0 || (socket.revents & POLLIN) != 0) break;
    const auto size = std::min(kind.body.size() - sent, piece_bytes);
    const auto some = send(client.descriptor(), kind.body.data() + sent, size, MSG_DONTWAIT | MSG_NOSIGNAL);
    if (some < 0) break;
    sent += static_cast<std::size_t>(some);
  }
  const auto status = client.read().status;
  return {status, ms_since(start), sent};
}

void print(const char* how, const Kind& kind, const std::vector<Outcome>& outcomes) {
  std::map<int, int> statuses;
  std::vector<double> times;
  double sent = 0;
  for (const auto& outcome : outcomes) {
    ++statuses[outcome.status];
    times.push_back(outcome.ms);
    sent += static_cast<double>(outcome.sent) / 1'024 / static_cast<double>(outcomes.size());
  }
  std::printf("%s, %s:", kind.name, how);
  for (const auto& [status, count] : statuses) std::printf(" %d x %d", count, status);
  std::printf(", p99 %.1f ms, %.0f KiB sent on average\n", percentile(times, 0.99), sent);
}

bool all_as_expected(const Kind& kind, const std::vector<Outcome>& outcomes) {
  return std::ranges::all_of(
      outcomes, [&](const Outcome& outcome) { return kind.refused ? outcome.status == 413 : outcome.status != 0; });
}

bool alone(std::uint16_t port, const Kind& kind) {
  std::vector<Outcome> outcomes;
  std::vector<double> times;
  for (int i = 0; i < one_by_one; ++i) {
    outcomes.push_back(send_until_answered(port, kind));
    times.push_back(outcomes.back().ms);
  }
  print("one by one", kind, outcomes);
  return all_as_expected(kind, outcomes) && (!kind.refused || percentile(times, 0.99) <= refused_ms_max);
}

bool together(std::uint16_t port, const std::string& pid, const Kind& kind) {
  const auto before_kib = resident_kib(pid);
  std::vector<Outcome> outcomes(at_once);
  std::atomic<int> running = at_once;
  std::vector<std::jthread> clients;
  for (auto& outcome : outcomes) {
    clients.emplace_back([&] {
      outcome = send_until_answered(port, kind);
      --running;
    });
  }
  long most_kib = 0;
  while (running > 0) {
    most_kib = std::max(most_kib, resident_kib(pid));
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  print("1,000 at once", kind, outcomes);
  std::printf("  memory: %.1f MiB before, %.1f MiB more at most\n", static_cast<double>(before_kib) / 1'024,
              static_cast<double>(most_kib - before_kib) / 1'024);
  return before_kib > 0 && all_as_expected(kind, outcomes) && most_kib - before_kib <= grown_kib_max;
}

bool works(std::uint16_t port, const std::string& path) {
  RawClient client(port);
  client.say("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) + "\r\n\r\n");
  const auto status = client.read().status;
  std::printf("a normal request afterwards: %d\n", status);
  return status >= 200 && status < 400;
}

int run(std::uint16_t port, const std::string& pid, const std::string& path) {
  allow_many_files();
  bool holds = works(port, path);
  const auto all = kinds(port, path);
  for (const auto& kind : all) holds = alone(port, kind) && holds;
  for (const auto& kind : all) holds = together(port, pid, kind) && holds;
  holds = works(port, path) && holds;
  std::puts(holds ? "R7 holds on the network" : "R7 DOES NOT HOLD on the network");
  return holds ? 0 : 1;
}

}  // namespace
}  // namespace kith::net

int main(int count, char** arguments) {
  if (count < 3) {
    std::fputs("usage: oversize PORT PID [PATH]\n", stderr);
    return 2;
  }
  const auto port = static_cast<std::uint16_t>(std::atoi(arguments[1]));
  return kith::net::run(port, arguments[2], count > 3 ? arguments[3] : "/");
}
