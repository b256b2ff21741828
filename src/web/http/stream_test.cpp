// Bodies whose bytes come later.
#include <chrono>
#include <gtest/gtest.h>
#include <mutex>

#include "web/http/testing/test_server.h"

namespace kith::web::http {

using testing::patient_options;
using testing::TestServer;

constexpr std::string_view hello = "GET / HTTP/1.1\r\nHost: h\r\n\r\n";

// Counts to three, a number whenever another thread says so.
class Counting : public Stream {
 public:
  void start(std::function<void()> wake) override {
    thread_ = std::jthread([this, wake = std::move(wake)] {
      for (int i = 0; i < 4; ++i) {
        {
          const std::lock_guard lock(mutex_);
          ++ready_;
        }
        wake();
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
      }
    });
  }
  std::optional<std::string> next() override {
    const std::lock_guard lock(mutex_);
    if (said_ == 3) return std::nullopt;
    return said_ < ready_ ? std::to_string(++said_) + "\n" : "";
  }

 private:
  std::mutex mutex_;
  int ready_ = 0;
  int said_ = 0;
  std::jthread thread_;
};

TEST(Stream, SendsWhatComesLater) {
  TestServer server(patient_options(), [](const Request&, const Responder& respond) {
    respond({.content_type = "text/event-stream", .stream = std::make_shared<Counting>()});
  });
  auto client = server.connect();
  client.say(hello);
  const auto all = client.read_all();
  EXPECT_TRUE(all.ends_with("Connection: close\r\n\r\n1\n2\n3\n")) << all;
  EXPECT_FALSE(all.contains("Content-Length"));
}

class Endless : public Stream {
 public:
  explicit Endless(std::size_t pieces) : pieces_(pieces) {}
  void start(std::function<void()>) override {}
  std::optional<std::string> next() override {
    if (pieces_-- == 0) return std::nullopt;
    return std::string(64, 'x');
  }

 private:
  std::size_t pieces_;
};

TEST(Stream, SendsALongDownloadPieceByPiece) {
  static constexpr std::size_t pieces = 20'000;
  TestServer server(patient_options(), [](const Request&, const Responder& respond) {
    respond({.stream = std::make_shared<Endless>(pieces)});
  });
  auto client = server.connect();
  client.say(hello);
  const auto all = client.read_all();
  EXPECT_EQ(all.size() - all.find("\r\n\r\n") - 4, pieces * 64);
}

}  // namespace kith::web::http
