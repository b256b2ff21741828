// Everything between a request and its answer: assets, routes, sign-in cookies, languages, representations.
// For: the HTTP server's handler. Not for: sockets (web/http) and decisions (app).
// Threads: handle is called on network threads and never blocks; what needs the database goes to workers, whose queue
// is bounded (503 when full). Ownership: the building must outlive the service.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "app/context.h"
#include "base/result.h"
#include "web/http/server.h"

namespace kith::web {

struct ServiceOptions {
  std::string listen_url;                 // http://127.0.0.1:8080
  std::string base_url = {};              // as given on the command line; else the house's own address, else listen_url
  std::vector<std::string> proxies = {};  // addresses whose X-Forwarded-For is believed
  int workers = 16;
  bool limits = true;  // rate limits
};

class Service {
 public:
  // Fails (Bug) if a template names what its view does not have.
  static Result<std::unique_ptr<Service>> create(const app::Building& building, ServiceOptions options);
  ~Service();

  void handle(http::Request request, http::Responder respond);
  // The words for what the server refuses by itself.
  http::Response refusal(const http::Refusal& refusal) const;

 private:
  struct Parts;
  explicit Service(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace kith::web
