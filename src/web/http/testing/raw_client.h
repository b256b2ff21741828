// A client that says exactly the bytes it is told, over a real socket. For tests and the programs in tests/net.
// Not for: the server itself. Blocking, with a time limit on every read; -1 and "" say that something failed.
// One thread at a time; the descriptor belongs to the object.
#pragma once
#include <arpa/inet.h>
#include <cstdint>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>
#include <utility>

namespace kith::web::http::testing {

struct Reply {
  int status = 0;  // 0: no answer
  std::string head;
  std::string body;
};

class RawClient {
 public:
  // Loopback only; `receive_buffer` bytes, 0 for the system's choice.
  explicit RawClient(std::uint16_t port, int receive_buffer = 0) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    if (receive_buffer > 0) setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
    const int on = 1;
    setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    sockaddr_in to = {};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ = ::connect(socket_, reinterpret_cast<const sockaddr*>(&to), sizeof to) == 0;
    wait_at_most(5'000);
  }
  RawClient(RawClient&& other) noexcept
      : socket_(std::exchange(other.socket_, -1)), connected_(other.connected_), unread_(std::move(other.unread_)) {}
  RawClient& operator=(RawClient&&) = delete;
  ~RawClient() {
    if (socket_ >= 0) ::close(socket_);
  }

  bool connected() const { return connected_; }
  int descriptor() const { return socket_; }

  void wait_at_most(int ms) {
    const timeval limit{ms / 1'000, (ms % 1'000) * 1'000};
    setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
  }

  bool say(std::string_view text) {
    while (!text.empty()) {
      const auto sent = ::send(socket_, text.data(), text.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      text.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }

  void say_no_more() { ::shutdown(socket_, SHUT_WR); }

  // The connection is reset, not closed.
  void reset() {
    const linger now{1, 0};
    setsockopt(socket_, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    ::close(std::exchange(socket_, -1));
  }

  // One answer by its Content-Length; `to_head` for an answer to HEAD, which has none of its body.
  Reply read(bool to_head = false) {
    std::size_t end = 0;
    while ((end = unread_.find("\r\n\r\n")) == std::string::npos) {
      if (!more()) return {};
    }
    Reply reply{0, unread_.substr(0, end + 4), {}};
    unread_.erase(0, end + 4);
    reply.status = reply.head.starts_with("HTTP/1.1 ") ? std::stoi(reply.head.substr(9)) : 0;
    const auto at = reply.head.find("Content-Length: ");
    const std::size_t length = to_head || at == std::string::npos ? 0 : std::stoul(reply.head.substr(at + 16));
    while (unread_.size() < length && more()) continue;
    reply.body = unread_.substr(0, length);
    unread_.erase(0, length);
    return reply;
  }

  // Everything until the server closes, or the time limit.
  std::string read_all() {
    while (more()) continue;
    return std::exchange(unread_, {});
  }

  // Whether the server has closed, once everything it sent was read.
  bool is_closed() {
    char byte = 0;
    if (!unread_.empty()) return false;
    const auto got = ::recv(socket_, &byte, 1, 0);
    if (got == 1) unread_ += byte;
    return got == 0 || (got < 0 && errno == ECONNRESET);
  }

 private:
  bool more() {
    char buffer[16 * 1024];
    const auto got = ::recv(socket_, buffer, sizeof buffer, 0);
    if (got <= 0) return false;
    unread_.append(buffer, static_cast<std::size_t>(got));
    return true;
  }

  int socket_;
  bool connected_ = false;
  std::string unread_;
};

}  // namespace kith::web::http::testing
