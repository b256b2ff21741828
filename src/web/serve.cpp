#include "web/serve.h"

#include <algorithm>
#include <condition_variable>
#include <fstream>
#include <functional>
#include <malloc.h>
#include <mutex>
#include <thread>
#include <unistd.h>

#include "app/mail/send_letters.h"
#include "app/planner_bounds.h"
#include "app/sweep.h"
#include "base/id.h"
#include "base/limits.h"
#include "base/log.h"
#include "web/cookies.h"
#include "web/guard.h"
#include "web/http/server.h"
#include "web/service.h"

namespace kith::web {
namespace {

// Does a small thing again and again for as long as the house is open, in a thread of its own.
class Rounds {
 public:
  using Work = std::function<Done(const std::stop_token&)>;

  Rounds(std::string name, int pause_ms, Work work)
      : thread_([this, name = std::move(name), pause_ms, work = std::move(work)](const std::stop_token& stop) {
          run(name, pause_ms, work, stop);
        }) {}

 private:
  void run(const std::string& name, int pause_ms, const Work& work, const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    while (!stop.stop_requested()) {
      if (const auto done = work(stop); !done) log_warning("{}: {} {}", name, done.error().code, done.error().detail);
      wake_.wait_for(lock, stop, std::chrono::milliseconds(pause_ms), [] { return false; });
    }
  }

  std::mutex mutex_;
  std::condition_variable_any wake_;
  std::jthread thread_;
};

// Drops what has lapsed, a little at a time.
Rounds::Work sweeping(const app::Building& building) {
  return [&building](const std::stop_token&) { return app::sweep(building); };
}

// Carries letters away, if anybody does.
Rounds::Work sending(const app::Building& building) {
  const auto holder = id_text(static_cast<std::int64_t>(building.random.bits() >> 1));
  return [&building, holder](const std::stop_token& stop) -> Done {
    if (!building.mail) return {};
    KITH_CHECK(app::send_letters(building, holder, stop));
    return {};
  };
}

// Of this process, besides what it maps from files.
std::size_t resident_bytes() {
  std::size_t pages = 0, resident = 0, shared = 0;
  std::ifstream("/proc/self/statm") >> pages >> resident >> shared;
  return (resident - std::min(shared, resident)) * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

// By itself glibc gives back only what was freed at the end of its heaps: a page for a thousand people, once made, left
// 20 MiB behind.
Rounds::Work returning_memory() {
  return [](const std::stop_token&) -> Done {
    const auto heaps = ::mallinfo2();
    if (resident_bytes() > heaps.uordblks + heaps.hblkhd + limits::freed_bytes_kept) ::malloc_trim(0);
    return {};
  };
}

std::string url_of(const std::string& address, std::uint16_t port) {
  const auto host = address == "0.0.0.0" ? "127.0.0.1" : address == "::" ? "[::1]" : address;
  return "http://" + (host.find(':') != host.npos && host[0] != '[' ? "[" + host + "]" : host) + ":" +
         std::to_string(port);
}

// Whether it is a good one is known only later; who has none is not asked for ten megabytes to be told so.
bool brings_sign_in(const http::Request& head) {
  const auto cookies = head.header("Cookie").value_or("");
  return (" " + std::string(cookies)).contains(" " + std::string(sign_in_cookie) + "=") ||
         head.header("Authorization").value_or("").starts_with("Bearer ");
}

http::ServerOptions server_options(const Opening& opening) {
  http::ServerOptions options;
  options.address = opening.address;
  options.port = opening.port;
  options.secure = opening.base_url.starts_with("https:");
  // A list that a team brings in may be large (row S11); everything else is small, and so is what strangers send.
  options.body_limit = [](const http::Request& head) {
    const bool import = head.path.starts_with("/days/") && head.path.ends_with("/import");
    return import && brings_sign_in(head) ? limits::import_body_bytes : limits::body_bytes;
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
  const auto base_url = opening.room && opening.base_url.empty() ? url : opening.base_url;
  // However many wait for a plan, the others have the house to themselves.
  constexpr int threads = limits::workers + limits::planner_lanes * limits::planner_askers;
  KITH_TRY(service, Service::create(building, {url, base_url, opening.proxies, threads, opening.limits}));
  const Rounds sweep("sweep", limits::sweep_pause_ms, sweeping(building));
  const Rounds memory("memory", limits::memory_pause_ms, returning_memory());
  const Rounds mail("mail", limits::mail_pause_ms, sending(building));
  (*server)->stop_on_signals();
  if (opening.ready) opening.ready(base_url.empty() ? url : base_url, options.port != opening.port);
  (*server)->run();
  return {};
}

}  // namespace kith::web
