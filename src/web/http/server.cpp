#include "web/http/server.h"

#include <algorithm>
#include <boost/asio/error.hpp>
#include <boost/asio/ip/address.hpp>
#include <malloc.h>
#include <sys/resource.h>
#include <thread>
#include <vector>

#include "base/log.h"
#include "web/http/detail/loop.h"

namespace kith::web::http {

namespace asio = boost::asio;
using detail::Loop;

namespace {

// How many connections the process may hold, after asking for as many as `wanted` needs.
int connections_allowed(int wanted) {
  const auto needed = static_cast<rlim_t>(wanted) + limits::files_besides_connections;
  rlimit files = {};
  if (getrlimit(RLIMIT_NOFILE, &files) != 0) return wanted;
  if (files.rlim_cur < needed) {
    files.rlim_cur = std::min(needed, files.rlim_max);
    setrlimit(RLIMIT_NOFILE, &files);
  }
  if (files.rlim_cur >= needed) return wanted;
  const auto allowed = static_cast<int>(files.rlim_cur) - limits::files_besides_connections;
  log_warning("http: the limit of open files allows {} connections instead of {}", std::max(allowed, 1), wanted);
  return std::max(allowed, 1);
}

// By default glibc keeps large blocks once one was freed, and small ones in between hold them for good: a thousand
// bodies of a megabyte left 50 MiB behind.
void return_large_blocks() { mallopt(M_MMAP_THRESHOLD, limits::kept_block_bytes); }

Error listen_error(const ServerOptions& options, const detail::ErrorCode& code) {
  const std::vector<std::pair<std::string, MessageValue>> where = {{"address", options.address},
                                                                   {"port", std::int64_t{options.port}}};
  if (code == asio::error::address_in_use) {
    return {ErrorKind::Busy, "address_taken",
            say("Another program listens on {address}:{port, number, ::group-off} already.", where)};
  }
  return {ErrorKind::Invalid,
          "address_unusable",
          say("Nobody may listen on {address}:{port, number, ::group-off} here.", where),
          {},
          code.message()};
}

}  // namespace

Refusal refusal_of(int status, const Request& request) {
  return {status, accepts_html(request), std::string(request.header("Accept-Language").value_or(""))};
}

struct Server::Parts {
  ServerOptions options;
  Handler handler;
  std::vector<std::unique_ptr<Loop>> loops;
};

Server::Server(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Server::~Server() = default;

Result<std::unique_ptr<Server>> Server::create(ServerOptions options, Handler handler) {
  detail::ErrorCode code;
  const auto address = asio::ip::make_address(options.address, code);
  if (code) return std::unexpected(listen_error(options, code));
  return_large_blocks();
  auto parts = std::make_unique<Parts>(Parts{std::move(options), std::move(handler), {}});
  const int threads = std::max(parts->options.threads, 1);
  const int share = std::max(connections_allowed(parts->options.limits.connections) / threads, 1);
  auto port = parts->options.port;
  for (int i = 0; i < threads; ++i) {
    auto& loop = parts->loops.emplace_back(std::make_unique<Loop>(parts->options, parts->handler, share));
    if (code = loop->listen({address, port}); code) return std::unexpected(listen_error(parts->options, code));
    port = loop->port();
  }
  return std::unique_ptr<Server>(new Server(std::move(parts)));
}

std::uint16_t Server::port() const { return parts_->loops.front()->port(); }

void Server::stop_on_signals() {
  parts_->loops.front()->watch_signals([this] { stop(); });
}

void Server::run() {
  std::vector<std::jthread> others;
  for (std::size_t i = 1; i < parts_->loops.size(); ++i) {
    others.emplace_back([loop = parts_->loops[i].get()] { loop->run(); });
  }
  parts_->loops.front()->run();
}

void Server::stop() {
  for (auto& loop : parts_->loops) loop->stop();
}

}  // namespace kith::web::http
