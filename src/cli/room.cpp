#include "cli/room.h"

#include <arpa/inet.h>
#include <array>
#include <ifaddrs.h>
#include <memory>
#include <net/if.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "formats/qr.h"

namespace kith::cli {
namespace {

std::string text_of(const in_addr& address) {
  std::array<char, INET_ADDRSTRLEN> text{};
  return ::inet_ntop(AF_INET, &address, text.data(), text.size()) != nullptr ? text.data() : "";
}

// Connecting a datagram socket sends nothing; it only asks the kernel for the way. 192.0.2.1 belongs to nobody
// (RFC 5737).
std::string address_on_the_way_out() {
  const int way = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (way < 0) return "";
  sockaddr_in nobody{.sin_family = AF_INET, .sin_port = htons(9), .sin_addr = {}, .sin_zero = {}};
  ::inet_pton(AF_INET, "192.0.2.1", &nobody.sin_addr);
  sockaddr_in own{};
  socklen_t size = sizeof own;
  const bool found = ::connect(way, reinterpret_cast<const sockaddr*>(&nobody), sizeof nobody) == 0 &&
                     ::getsockname(way, reinterpret_cast<sockaddr*>(&own), &size) == 0;
  ::close(way);
  return found ? text_of(own.sin_addr) : "";
}

bool is_private(const std::string& address) {
  in_addr raw{};
  if (::inet_pton(AF_INET, address.c_str(), &raw) != 1) return false;
  const auto bits = ntohl(raw.s_addr);
  return bits >> 24 == 10 || bits >> 20 == 0xac1 || bits >> 16 == 0xc0a8 || bits >> 16 == 0xa9fe;
}

bool is_of_containers(const std::string& interface) {
  for (const char* name : {"docker", "br-", "veth", "virbr", "lxc", "lxd", "cni", "podman", "vmnet", "vboxnet"})
    if (interface.starts_with(name)) return true;
  return false;
}

}  // namespace

std::vector<NetworkAddress> own_addresses() {
  ifaddrs* listed = nullptr;
  if (::getifaddrs(&listed) != 0) return {};
  const std::unique_ptr<ifaddrs, decltype(&::freeifaddrs)> all(listed, ::freeifaddrs);
  const auto way_out = address_on_the_way_out();
  std::vector<NetworkAddress> own;
  for (const auto* one = listed; one != nullptr; one = one->ifa_next) {
    if (one->ifa_addr == nullptr || one->ifa_addr->sa_family != AF_INET || (one->ifa_flags & IFF_UP) == 0) continue;
    const auto address = text_of(reinterpret_cast<const sockaddr_in*>(one->ifa_addr)->sin_addr);
    own.push_back({one->ifa_name, address, address == way_out});
  }
  return own;
}

std::optional<std::string> room_address(const std::vector<NetworkAddress>& own) {
  std::optional<std::string> best;
  for (const auto& one : own) {
    if (!is_private(one.address) || is_of_containers(one.interface)) continue;
    if (one.on_the_way_out) return one.address;
    if (!best) best = one.address;
  }
  return best;
}

std::string room_words(const std::string& url, Language language, bool coloured) {
  return speak(language, say("Phones in the same Wi-Fi open {url}, or take it from here:", {{"url", url}})) + "\n\n" +
         formats::qr_text(url, coloured) + "\n" +
         speak(language,
               say("This is plain HTTP. Names, seats, tables, time and sound are fine with it. What browsers keep for "
                   "HTTPS is not there: copying by a button (select and copy instead), keeping a phone’s screen "
                   "awake, and a phone’s table when its page is opened anew without Wi-Fi (what is open stays). "
                   "Whoever is in the same Wi-Fi could read along.")) +
         "\n";
}

}  // namespace kith::cli
