#include "web/serve.h"

#include <condition_variable>
#include <mutex>
#include <thread>

#include "app/sweep.h"
#include "base/limits.h"
#include "base/log.h"
#include "web/guard.h"
#include "web/http/server.h"
#include "web/service.h"

namespace kith::web {
namespace {

// Drops what has lapsed, a little at a time, for as long as the house is open.
class Sweeper {
 public:
  explicit Sweeper(const app::Building& building)
      : thread_([this, &building](const std::stop_token& stop) { run(building, stop); }) {}

 private:
  void run(const app::Building& building, const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    while (!stop.stop_requested()) {
      if (const auto swept = app::sweep(building); !swept)
        log_warning("sweep: {} {}", swept.error().code, swept.error().detail);
      wake_.wait_for(lock, stop, std::chrono::milliseconds(limits::sweep_pause_ms), [] { return false; });
    }
  }

  std::mutex mutex_;
  std::condition_variable_any wake_;
  std::jthread thread_;
};

std::string url_of(const std::string& address, std::uint16_t port) {
  const auto host = address == "0.0.0.0" ? "127.0.0.1" : address == "::" ? "[::1]" : address;
  return "http://" + (host.find(':') != host.npos && host[0] != '[' ? "[" + host + "]" : host) + ":" +
         std::to_string(port);
}

http::ServerOptions server_options(const Opening& opening) {
  http::ServerOptions options;
  options.address = opening.address;
  options.port = opening.port;
  options.secure = opening.base_url.starts_with("https:");
  // A list that a team brings in may be large (row S11); everything else is small.
  options.body_limit = [](std::string_view path) {
    return path.starts_with("/days/") && path.ends_with("/import") ? limits::import_body_bytes : limits::body_bytes;
  };
  return options;
}

}  // namespace

Done serve(const app::Building& building, const Opening& opening) {
  std::unique_ptr<Service> service;
  auto options = server_options(opening);
  options.refuse = [&service](const http::Refusal& refusal) { return service->refusal(refusal); };
  const auto handler = [&service](http::Request request, http::Responder respond) {
    service->handle(std::move(request), std::move(respond));
  };
  auto server = http::Server::create(options, handler);
  for (int tried = 0;
       !server && server.error().code == "address_taken" && opening.or_next_port && tried < limits::ports_tried;
       ++tried) {
    ++options.port;
    server = http::Server::create(options, handler);
  }
  if (!server) return std::unexpected(server.error());
  const auto url = url_of(opening.address, (*server)->port());
  KITH_TRY(service,
           Service::create(building, {url, opening.base_url, opening.proxies, limits::workers, opening.limits}));
  const Sweeper sweeper(building);
  (*server)->stop_on_signals();
  if (opening.ready) opening.ready(opening.base_url.empty() ? url : opening.base_url, options.port != opening.port);
  (*server)->run();
  return {};
}

}  // namespace kith::web
