// The HTTP/1.1 server of kith: sockets, framing, deadlines and limits.
// For: turning bytes of the network into Requests and Responses back into bytes. Not for: TLS, which a proxy ends, and
// not for deciding anything: whatever is well-formed goes to the handler, whatever is not is refused here and cut.
// Errors: create() fails with Invalid for an address nobody can listen on and Conflict ("address_taken") for a taken
// port. Threads: the handler runs on a network thread and must not block; it answers through its Responder, from any
// thread, at once or later. stop() may be called from any thread. Ownership: the server must outlive run(), not its
// Responders.
#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/limits.h"
#include "base/result.h"
#include "web/http/message.h"

namespace kith::web::http {

// Answers its request: the first call counts, later ones are ignored. Dropped without a call, it answers 500; too late,
// the server has answered 503 by itself and the call does nothing.
using Responder = std::function<void(Response)>;
// A handler that throws before it has answered answers 500.
using Handler = std::function<void(Request, Responder)>;

// What the server refuses by itself: 400, 408, 413, 417, 431, 500, 503.
struct Refusal {
  int status = 400;
  // Of the request, if it was read that far.
  bool to_browser = false;  // it accepts text/html
  std::string accept_language = {};
};
Refusal refusal_of(int status, const Request& request);

struct ServerLimits {
  std::size_t head_bytes = limits::head_bytes;
  int head_ms = limits::head_ms;  // from its first byte to its last
  int idle_ms = limits::idle_ms;  // between two requests
  int bytes_per_s = limits::body_bytes_per_s;
  int rate_window_ms = limits::rate_window_ms;  // over which bodies and answers must keep that pace
  // Whoever holds room for a large body while another waits for it has this long, and then comes as fast as this.
  int room_grace_ms = 3'000;
  int room_bytes_per_s = 64 * 1024;
  int answer_ms = limits::answer_ms;
  int drain_ms = limits::drain_ms;
  int linger_ms = limits::linger_ms;
  int sweep_ms = limits::sweep_ms;  // every deadline is kept to this precision
  int connections = limits::connections;
  int connections_per_client = limits::connections_per_client;  // one IPv4 address or IPv6 /64; 0: no cap
};

struct ServerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;  // 0: any free one
  int threads = 1;         // each has its own connections; one serves tens of thousands of requests a second
  bool secure = false;     // the house's base URL is https
  // A proxy on this machine speaks for everybody, so loopback has no cap per client unless asked.
  bool cap_loopback = false;
  ServerLimits limits = {};
  // The most a body may have, seen from its head; limits::body_bytes if not set, and for a body that does not say how
  // long it will be.
  std::function<std::size_t(const Request& head)> body_limit = {};
  // Words for a refusal, as problem+json if not set. Called on a network thread. The server adds Retry-After to a 503.
  std::function<Response(const Refusal&)> refuse = {};
};

class Server {
 public:
  // Binds and listens; the port is taken from here on. Raises RLIMIT_NOFILE as far as the connections need it and
  // allowed, and lowers the number of connections to what it got.
  static Result<std::unique_ptr<Server>> create(ServerOptions options, Handler handler);
  ~Server();

  std::uint16_t port() const;
  // SIGTERM and SIGINT stop the server; a second one ends the process. Call before run().
  void stop_on_signals();
  // Serves until stopped and drained.
  void run();
  // Stops accepting, finishes what is in flight, closes what is idle; run() returns within drain_ms.
  void stop();

 private:
  struct Parts;
  explicit Server(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace kith::web::http
