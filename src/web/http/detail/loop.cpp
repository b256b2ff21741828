#include "web/http/detail/loop.h"

#include <algorithm>
#include <boost/asio/post.hpp>
#include <csignal>
#include <iterator>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include "base/limits.h"
#include "base/log.h"

namespace kith::web::http::detail {

namespace asio = boost::asio;

namespace {

void set_tcp(int socket, int option, int value) { setsockopt(socket, IPPROTO_TCP, option, &value, sizeof value); }

asio::ip::address unmapped(const asio::ip::address& address) {
  if (!address.is_v6() || !address.to_v6().is_v4_mapped()) return address;
  return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
}

// One household or venue: an IPv4 address, or the /64 that an IPv6 network is given.
std::string client_of(const asio::ip::address& address) {
  if (address.is_v4()) return address.to_string();
  const auto bytes = address.to_v6().to_bytes();
  return {bytes.begin(), bytes.begin() + 8};
}

bool is_out_of_resources(const ErrorCode& code) {
  return code == asio::error::no_descriptors || code == asio::error::no_memory ||
         code == asio::error::no_buffer_space || code == boost::system::errc::too_many_files_open_in_system;
}

std::string_view code_of(int status) {
  switch (status) {
    case 408:
      return "too_slow";
    case 413:
      return "too_large";
    case 417:
      return "expectation_unknown";
    case 431:
      return "head_too_large";
    case 500:
      return "bug";
    case 503:
      return "busy";
    default:
      return "malformed";
  }
}

Response plain_refusal(int status) {
  std::string body = "{\"status\":" + std::to_string(status) + ",\"code\":\"";
  body.append(code_of(status)).append("\"}\n");
  auto response = text_response(status, "application/problem+json", std::move(body));
  response.headers = {{"Cache-Control", "no-store"}, {"X-Content-Type-Options", "nosniff"}};
  return response;
}

}  // namespace

Loop::Loop(const ServerOptions& options, const Handler& handler, int connections)
    : options_(options),
      handler_(handler),
      connections_max_(static_cast<std::size_t>(connections)),
      io_(1),
      acceptor_(io_.get_executor()),
      sweep_timer_(io_.get_executor()),
      mailbox_(std::make_shared<Mailbox>([this] { asio::post(io_, [this] { distribute(); }); })) {}

Loop::~Loop() {
  mailbox_->close();
  draining_ = false;  // nobody runs any more, so nobody is to be stopped
  for (auto* connections : {&waiting_, &busy_}) {
    while (!connections->empty()) std::shared_ptr(connections->front())->close();
  }
}

// Connections inherit the options of the socket that accepts them.
ErrorCode Loop::listen(const Endpoint& endpoint) {
  ErrorCode code;
  acceptor_.open(endpoint.protocol(), code);
  if (code) return code;
  const int socket = acceptor_.native_handle();
  const int on = 1;
  setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (options_.threads > 1) setsockopt(socket, SOL_SOCKET, SO_REUSEPORT, &on, sizeof on);
  set_tcp(socket, TCP_NODELAY, 1);
  set_tcp(socket, TCP_NOTSENT_LOWAT, static_cast<int>(limits::unsent_bytes));
  set_tcp(socket, TCP_USER_TIMEOUT, options_.limits.idle_ms);  // a closed connection's last bytes do not wait for ever
  acceptor_.bind(endpoint, code);
  if (!code) acceptor_.listen(limits::listen_backlog, code);
  if (!code) acceptor_.non_blocking(true, code);
  return code;
}

std::uint16_t Loop::port() const { return acceptor_.local_endpoint().port(); }

void Loop::run() {
  await_clients();
  await_sweep();
  while (!io_.stopped()) {
    try {
      io_.run();
    } catch (const std::exception& error) {
      log_error("http: {}", error.what());
    }
  }
}

void Loop::stop() {
  asio::post(io_, [this] { begin_drain(); });
}

void Loop::watch_signals(std::function<void()> on_signal) {
  signals_.emplace(io_, SIGTERM, SIGINT);
  signals_->async_wait([this, on_signal = std::move(on_signal)](ErrorCode code, int) {
    if (code) return;
    signals_->clear(code);
    on_signal();
  });
}

Response Loop::refusal(const Refusal& refusal) const {
  auto response = options_.refuse ? options_.refuse(refusal) : plain_refusal(refusal.status);
  if (const auto fault = unsendable(response)) {
    log_error("http: a refusal has {}", *fault);
    response = plain_refusal(refusal.status);
  }
  if (refusal.status == 503) response.headers.emplace_back("Retry-After", "1");
  return response;
}

// Clients

void Loop::await_clients() {
  acceptor_.async_wait(asio::socket_base::wait_read, [this](ErrorCode code) {
    if (!code) accept_clients();
  });
}

void Loop::accept_clients() {
  accept_paused_ = true;  // till the next sweep, should this not come to its end
  for (int i = 0; i < limits::accepts_at_once; ++i) {
    const auto accepted = accept_one();
    if (accepted == Accepted::Starved) return;
    if (accepted == Accepted::Nobody) break;
  }
  accept_paused_ = false;
  if (acceptor_.is_open()) await_clients();
}

Loop::Accepted Loop::accept_one() {
  Socket socket(io_.get_executor());
  Endpoint peer;
  ErrorCode code;
  acceptor_.accept(socket, peer, code);
  if (code == asio::error::would_block) return Accepted::Nobody;
  if (is_out_of_resources(code)) {
    log_warning("http: cannot accept a client: {}", code.message());
    if (!waiting_.empty()) std::shared_ptr(waiting_.front())->close();
    return Accepted::Starved;
  }
  if (!code) admit(std::move(socket), peer);
  return Accepted::Somebody;  // other errors concern a client that has gone away
}

bool Loop::is_counted(const asio::ip::address& address) const {
  return options_.limits.connections_per_client > 0 && (options_.cap_loopback || !address.is_loopback());
}

void Loop::admit(Socket socket, const Endpoint& peer) {
  ErrorCode code;
  socket.non_blocking(true, code);
  if (code) return;
  const auto address = unmapped(peer.address());
  const auto client = is_counted(address) ? client_of(address) : std::string();
  const auto known = per_client_.find(client);
  if (known != per_client_.end() && known->second >= options_.limits.connections_per_client)
    return turn_away(std::move(socket));
  const bool full = waiting_.size() + busy_.size() >= connections_max_;
  if (full && waiting_.empty()) return turn_away(std::move(socket));
  if (full) std::shared_ptr(waiting_.front())->close();
  auto connection = std::make_shared<Connection>(*this, std::move(socket), client, address.to_string());
  if (!client.empty()) ++per_client_[client];
  connection->place_ = waiting_.insert(waiting_.end(), connection);
  connection->safely([&] { connection->start(); });
}

// Without waiting for a request: what has come of it is read once, so that closing does not reset the answer away.
void Loop::turn_away(Socket socket) {
  auto response = refusal({503, false});
  const auto text = render_head(response, Persistence::Close, date_line());
  ErrorCode code;
  gather_.assign(1, asio::buffer(text));
  for (const auto& piece : response.body) {
    if (piece) gather_.push_back(asio::buffer(*piece));
  }
  socket.write_some(gather_, code);
  socket.shutdown(Socket::shutdown_send, code);
  socket.read_some(asio::buffer(buffer_), code);
}

void Loop::file(Connection& connection, bool waiting) {
  auto& from = connection.waiting_ ? waiting_ : busy_;
  auto& to = waiting ? waiting_ : busy_;
  connection.waiting_ = waiting;
  to.splice(to.end(), from, connection.place_);
}

void Loop::forget(Connection& connection) {
  if (const auto known = per_client_.find(connection.client()); known != per_client_.end()) {
    if (--known->second == 0) per_client_.erase(known);
  }
  (connection.waiting_ ? waiting_ : busy_).erase(connection.place_);
  stop_if_drained();
}

// In the order asked; one that needs much is not passed by those that need little.
std::size_t Loop::take_room(Connection& connection, std::size_t bytes) {
  bytes = std::min(bytes, limits::body_room_bytes);
  if (awaiting_room_.empty() && bytes <= room_) {
    room_ -= bytes;
    return bytes;
  }
  awaiting_room_.push_back({connection.weak_from_this(), bytes});
  return 0;
}

void Loop::give_room_back(std::size_t bytes) {
  if (bytes == 0) return;
  room_ += bytes;
  if (!awaiting_room_.empty()) asio::post(io_, [this] { grant_room(); });
}

void Loop::grant_room() {
  while (!awaiting_room_.empty()) {
    const auto [waiting, bytes] = awaiting_room_.front();
    const auto connection = waiting.lock();
    const bool still_waits = connection && connection->awaits_room();
    if (still_waits && bytes > room_) return;
    awaiting_room_.pop_front();
    if (!still_waits) continue;
    room_ -= bytes;
    connection->safely([&] { connection->grant_room(bytes); });
  }
}

void Loop::distribute() {
  mailbox_->take(letters_);
  for (auto& letter : letters_) {
    const auto connection = letter.to.lock();
    if (!connection) continue;
    connection->safely([&] {
      switch (letter.news) {
        case News::Answer:
          return connection->deliver(letter.request, std::move(letter.answer));
        case News::Dropped:
          return connection->drop(letter.request);
        case News::StreamHasMore:
          return connection->stream_has_more(letter.request);
      }
    });
  }
  letters_.clear();
}

// Time

void Loop::await_sweep() {
  sweep_timer_.expires_after(std::chrono::milliseconds(options_.limits.sweep_ms));
  sweep_timer_.async_wait([this](ErrorCode code) {
    if (!code) sweep();
  });
}

void Loop::sweep() {
  await_sweep();
  cut_overdue();
  if (accept_paused_ && acceptor_.is_open()) {
    accept_paused_ = false;
    await_clients();
  }
  if (draining_ && std::chrono::steady_clock::now() >= drain_deadline_) io_.stop();
}

// A flood that came in one moment falls due in one moment, so the cutting gives way to others now and then.
void Loop::cut_overdue() {
  const auto now = std::chrono::steady_clock::now();
  int cuts = 0;
  for (auto* connections : {&waiting_, &busy_}) {
    for (auto at = connections->begin(); at != connections->end();) {
      const auto& next = *at++;  // cutting moves it to the other list or ends it
      const bool overdue = next->is_overdue(now);
      if (!overdue && (awaiting_room_.empty() || !next->hoards_room(now))) continue;
      const auto connection = next;
      connection->safely([&] { overdue ? connection->give_up_waiting() : connection->give_way(); });
      if (++cuts == limits::cuts_at_once) return asio::post(io_, [this] { cut_overdue(); });
    }
  }
}

// Who has connected before this moment is still let in, for its request may be on the way.
void Loop::begin_drain() {
  if (draining_) return;
  draining_ = true;
  drain_deadline_ = std::chrono::steady_clock::now() + std::chrono::milliseconds(options_.limits.drain_ms);
  for (int i = 0; i < limits::listen_backlog && accept_one() == Accepted::Somebody; ++i) continue;
  ErrorCode code;
  acceptor_.close(code);
  for (auto* connections : {&waiting_, &busy_}) {
    for (auto at = connections->begin(); at != connections->end();) {
      const auto connection = *at++;
      connection->safely([&] { connection->drain(); });
    }
  }
  stop_if_drained();
}

void Loop::stop_if_drained() {
  if (draining_ && !acceptor_.is_open() && waiting_.empty() && busy_.empty()) io_.stop();
}

}  // namespace kith::web::http::detail
