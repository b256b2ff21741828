// A real server on a free port of loopback, running on a thread of its own until the object goes. For tests.
#pragma once
#include <gtest/gtest.h>
#include <memory>
#include <string>
#include <thread>
#include <utility>

#include "web/http/server.h"
#include "web/http/testing/raw_client.h"

namespace kith::web::http::testing {

// Deadlines short enough to wait for.
inline ServerOptions quick_options() {
  ServerOptions options;
  options.limits = {.head_ms = 60,
                    .idle_ms = 150,
                    .bytes_per_s = 1'000,
                    .rate_window_ms = 60,
                    .answer_ms = 60,
                    .drain_ms = 200,
                    .linger_ms = 100,
                    .sweep_ms = 5};
  return options;
}

// The usual limits, but a prompt end.
inline ServerOptions patient_options() {
  ServerOptions options;
  options.limits.drain_ms = 200;
  options.limits.sweep_ms = 10;
  return options;
}

// Says what was asked: "POST /path?query body".
inline void echo(Request request, const Responder& respond) {
  respond(text_response(200, "text/plain", request.method_name + " " + request.target + " " + request.body));
}

class TestServer {
 public:
  explicit TestServer(ServerOptions options = patient_options(), Handler handler = echo) {
    auto created = Server::create(std::move(options), std::move(handler));
    EXPECT_TRUE(created.has_value()) << (created ? "" : created.error().sentence.key + created.error().detail);
    server_ = std::move(*created);
    thread_ = std::jthread([this] { server_->run(); });
  }
  TestServer(const TestServer&) = delete;
  TestServer& operator=(const TestServer&) = delete;
  ~TestServer() { server_->stop(); }

  Server& operator*() { return *server_; }
  Server* operator->() { return server_.get(); }
  RawClient connect(int receive_buffer = 0) { return RawClient(server_->port(), receive_buffer); }

  Reply ask(std::string_view request) {
    auto client = connect();
    client.say(request);
    return client.read();
  }

 private:
  std::unique_ptr<Server> server_;
  std::jthread thread_;
};

}  // namespace kith::web::http::testing
