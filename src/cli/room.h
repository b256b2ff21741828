// kith serve --room: the address under which phones in the same network reach this laptop, and what to tell the room.
// For: main. Linux. One thread.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/language.h"

namespace kith::cli {

struct NetworkAddress {
  std::string interface;        // "wlan0"
  std::string address;          // "192.168.1.20"
  bool on_the_way_out = false;  // packets to the world leave from here
};

// IPv4 addresses of this machine's interfaces that are up.
std::vector<NetworkAddress> own_addresses();
// The one a room's phones most likely reach: private (RFC 1918, or link-local), on the way out if there is one, on no
// interface that containers and virtual machines brought. None: this machine is in no private network.
std::optional<std::string> room_address(const std::vector<NetworkAddress>& own);

// Address, QR code and what plain HTTP cannot do. `coloured`: black on white whatever the terminal's colours are.
std::string room_words(const std::string& url, Language language, bool coloured);

}  // namespace kith::cli
