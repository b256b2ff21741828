// What a request must show before anything is read: the right house, and a page of ours behind every form.
// For: service.cpp. Not for: who may do what (domain) nor the wire (web/http).
// Pure functions, safe from several threads.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "web/http/message.h"

namespace kith::web {

// "http://127.0.0.1:8080" -> "127.0.0.1:8080"; default ports are left out.
std::string authority_of(std::string_view base_url);
// The address that links begin with, as it was typed, without a slash at its end; empty for none.
// Invalid unless it is http or https, a host and perhaps a port, and nothing behind.
Result<std::string> tidy_base_url(std::string_view typed);
// Neither loopback nor a private network's address or name (RFC 1918, RFC 4193, .local, .internal, no dot).
bool is_on_the_net(std::string_view base_url);
// Loopback: no phone can open such a link.
bool is_on_this_machine(std::string_view base_url);

// The hosts this house answers to. Loopback's three names are one.
class Hosts {
 public:
  void add(std::string_view base_url);
  bool knows(std::string_view host) const;
  // Whether pages of that origin are ours: scheme and host, because a page that came without TLS may be anybody's.
  bool has_page(std::string_view origin) const;

 private:
  std::vector<std::string> known_;
  std::vector<std::string> origins_;  // "https://kith.example"
};

// Whether a request that changes something came from a page of ours (OWASP: Fetch Metadata, then Origin).
// Unsure: an old browser that sends neither; then the form's key decides.
enum class Sender { OurPage, Foreign, Unsure };
Sender sender_of(const http::Request& request, const Hosts& hosts);

// "Application/JSON ; charset=utf-8" is application/json (RFC 9110, 8.3.1).
std::string media_type_of(const http::Request& request);

// Sent with every answer (SECURITY.md, row S9).
http::Headers security_headers(bool secure);

}  // namespace kith::web
