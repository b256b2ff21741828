// kith serve: opens the doors of the house and keeps them open until told to stop.
// For: main, which builds what the house stands on. Blocks; SIGTERM and SIGINT drain and return within
// limits::drain_ms.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "app/context.h"

namespace kith::web {

struct Opening {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;
  bool or_next_port = false;  // if the port is taken, the next free one is
  std::string base_url = {};
  bool room = false;  // links begin with the address it listens on, whatever the house is called elsewhere
  std::vector<std::string> proxies = {};
  bool limits = true;  // rate limits; off only where nobody else can reach the house (loopback)
  // Called once the doors are open, with the address of the first page.
  std::function<void(const std::string& url, bool moved_on)> ready = {};
};

Done serve(const app::Building& building, const Opening& opening);

}  // namespace kith::web
