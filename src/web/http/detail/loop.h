// One network thread: its listening socket, its connections, its clock.
// For: accepting within the caps, sweeping deadlines, handing answers to their connections, draining. Not for:
// requests. Shared-nothing: with several threads each has a loop with its part of the connections, and the kernel
// spreads clients. Threads: run() on one; stop() from any; the rest within run(). Ownership: holds its connections; its
// mailbox is shared.
#pragma once
#include <array>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <deque>
#include <list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "web/http/detail/connection.h"
#include "web/http/detail/mailbox.h"
#include "web/http/detail/wire.h"
#include "web/http/server.h"

namespace kith::web::http::detail {

using Endpoint = boost::asio::ip::tcp::endpoint;

class Loop {
 public:
  // Both outlive the loop. `connections` is this loop's share.
  Loop(const ServerOptions& options, const Handler& handler, int connections);
  ~Loop();

  ErrorCode listen(const Endpoint& endpoint);
  std::uint16_t port() const;
  void run();
  void stop();
  // SIGTERM and SIGINT call `on_signal` once; then they have their usual effect again.
  void watch_signals(std::function<void()> on_signal);

  // For connections.
  const ServerOptions& options() const { return options_; }
  const Handler& handler() const { return handler_; }
  const std::shared_ptr<Mailbox>& mailbox() const { return mailbox_; }
  std::array<char, 64 * 1024>& buffer() { return buffer_; }
  std::vector<boost::asio::const_buffer>& gather() { return gather_; }
  std::string_view date_line() { return date_.at(clock_.now()); }
  bool is_draining() const { return draining_; }
  Response refusal(const Refusal& refusal) const;
  void file(Connection& connection, bool waiting);  // under those without a whole head, or the others
  void forget(Connection& connection);
  // Room for a large body: what was taken, or 0 if it has to wait for its room_granted().
  std::size_t take_room(Connection& connection, std::size_t bytes);
  void give_room_back(std::size_t bytes);

 private:
  using Connections = std::list<std::shared_ptr<Connection>>;

  void await_clients();
  void accept_clients();
  enum class Accepted { Somebody, Nobody, Starved };
  Accepted accept_one();
  void admit(Socket socket, const Endpoint& peer);
  void turn_away(Socket socket);
  bool is_counted(const boost::asio::ip::address& address) const;
  void distribute();
  void grant_room();
  void await_sweep();
  void sweep();
  void cut_overdue();
  void begin_drain();
  void stop_if_drained();

  const ServerOptions& options_;
  const Handler& handler_;
  const std::size_t connections_max_;
  SystemClock clock_;
  boost::asio::io_context io_;
  boost::asio::basic_socket_acceptor<boost::asio::ip::tcp, Executor> acceptor_;
  boost::asio::basic_waitable_timer<std::chrono::steady_clock, boost::asio::wait_traits<std::chrono::steady_clock>,
                                    Executor>
      sweep_timer_;
  std::optional<boost::asio::signal_set> signals_;
  std::shared_ptr<Mailbox> mailbox_;
  std::vector<Letter> letters_;
  std::array<char, 64 * 1024> buffer_;
  std::vector<boost::asio::const_buffer> gather_;
  DateLine date_;

  Connections waiting_;  // without a whole head; the longest waiting one first
  Connections busy_;
  std::unordered_map<std::string, int> per_client_;
  std::size_t room_ = limits::body_room_bytes;
  struct Waiting {
    std::weak_ptr<Connection> connection;
    std::size_t bytes;
  };
  std::deque<Waiting> awaiting_room_;
  bool accept_paused_ = false;
  bool draining_ = false;
  Moment drain_deadline_;
};

}  // namespace kith::web::http::detail
