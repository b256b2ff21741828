#include "web/guard.h"

#include <algorithm>
#include <array>
#include <boost/url.hpp>
#include <charconv>

#include "base/text.h"

namespace kith::web {
namespace {

constexpr std::array<std::string_view, 3> loopback_names{"127.0.0.1", "localhost", "[::1]"};

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return result;
}

// Loopback under whatever name becomes 127.0.0.1, so that they compare as one.
std::string canonical_host(std::string_view host) {
  auto text = lower(host);
  for (auto name : loopback_names)
    if (text == name || text.starts_with(std::string(name) + ":")) return "127.0.0.1" + text.substr(name.size());
  return text;
}

// "https://", in lower case.
std::string scheme_of(std::string_view url) { return lower(url.substr(0, url.find("//"))) + "//"; }

// Boost 1.81 lets a number of more than 16 bits through.
bool is_port(std::string_view digits) {
  unsigned number = 1;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return digits.empty() || (read.ec == std::errc() && number > 0 && number < 65536);
}

bool is_private_v4(const std::array<unsigned char, 4>& a) {
  return a[0] == 127 || a[0] == 10 || (a[0] == 172 && a[1] >= 16 && a[1] < 32) || (a[0] == 192 && a[1] == 168) ||
         (a[0] == 169 && a[1] == 254);
}

bool is_private_name(std::string_view name) {
  return name.find('.') == name.npos || name.ends_with(".local") || name.ends_with(".internal") ||
         name.ends_with(".localhost");
}

}  // namespace

std::string authority_of(std::string_view base_url) {
  const auto url = boost::urls::parse_uri(base_url);
  // Boost 1.81 reads "http://host:80.evil" as a path behind the port; no URL with an authority has such a one.
  if (!url || (!url->encoded_path().empty() && !url->encoded_path().starts_with('/'))) return {};
  const auto port = url->port();
  const bool usual =
      port.empty() || (url->scheme() == "http" && port == "80") || (url->scheme() == "https" && port == "443");
  return std::string(url->encoded_host()) + (usual ? "" : ":" + std::string(port));
}

Result<std::string> tidy_base_url(std::string_view typed) {
  if (typed.empty()) return std::string();
  const auto url = boost::urls::parse_uri(typed.substr(0, typed.size() - (typed.ends_with('/') ? 1 : 0)));
  const bool usable = url && (url->scheme() == "http" || url->scheme() == "https") && !url->encoded_host().empty() &&
                      url->encoded_path().empty() && !url->has_query() && !url->has_fragment() &&
                      !url->has_userinfo() && is_port(url->port());
  if (usable) return std::string(url->buffer());
  return fail(ErrorKind::Invalid, "base_url",
              say("--base-url is the address people type, like https://kith.example.org, without anything behind it."));
}

bool is_on_the_net(std::string_view base_url) {
  const auto url = boost::urls::parse_uri(base_url);
  if (!url) return false;
  if (url->host_type() == boost::urls::host_type::ipv4) return !is_private_v4(url->host_ipv4_address().to_bytes());
  if (url->host_type() == boost::urls::host_type::ipv6) {
    const auto bytes = url->host_ipv6_address().to_bytes();
    return !url->host_ipv6_address().is_loopback() && (bytes[0] & 0xfe) != 0xfc && bytes[0] != 0xfe;
  }
  return !is_private_name(lower(url->encoded_host()));
}

bool is_on_this_machine(std::string_view base_url) {
  const auto url = boost::urls::parse_uri(base_url);
  if (!url) return false;
  if (url->host_type() == boost::urls::host_type::ipv4) return url->host_ipv4_address().is_loopback();
  if (url->host_type() == boost::urls::host_type::ipv6) return url->host_ipv6_address().is_loopback();
  const auto name = lower(url->encoded_host());
  return name == "localhost" || name.ends_with(".localhost");
}

void Hosts::add(std::string_view base_url) {
  const auto authority = authority_of(base_url);
  if (authority.empty()) return;
  known_.push_back(canonical_host(authority));
  origins_.push_back(scheme_of(base_url) + known_.back());
}

bool Hosts::knows(std::string_view host) const {
  return std::ranges::find(known_, canonical_host(host)) != known_.end();
}

bool Hosts::has_page(std::string_view origin) const {
  const auto authority = authority_of(origin);
  return !authority.empty() &&
         std::ranges::find(origins_, scheme_of(origin) + canonical_host(authority)) != origins_.end();
}

Sender sender_of(const http::Request& request, const Hosts& hosts) {
  const auto site = request.header("Sec-Fetch-Site");
  if (site && *site != "same-origin" && *site != "none") return Sender::Foreign;
  const auto origin = request.header("Origin");
  if (origin && !hosts.has_page(*origin)) return Sender::Foreign;
  return site || origin ? Sender::OurPage : Sender::Unsure;
}

std::string media_type_of(const http::Request& request) {
  const auto header = request.header("Content-Type").value_or("");
  std::string type(trimmed(header.substr(0, std::min(header.find(';'), header.size()))));
  std::ranges::transform(type, type.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return type;
}

http::Headers security_headers(bool secure) {
  http::Headers headers{
      {"Content-Security-Policy",
       "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; font-src 'self'; "
       "frame-ancestors 'none'; base-uri 'none'; form-action 'self'"},
      {"X-Content-Type-Options", "nosniff"},
      {"Referrer-Policy", "same-origin"},
      {"Cross-Origin-Opener-Policy", "same-origin"},
      {"Cross-Origin-Resource-Policy", "same-origin"},
      {"X-Frame-Options", "DENY"},
      {"Permissions-Policy", "camera=(), microphone=(), geolocation=()"}};
  if (secure) headers.emplace_back("Strict-Transport-Security", "max-age=31536000");
  return headers;
}

}  // namespace kith::web
