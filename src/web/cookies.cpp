#include "web/cookies.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <charconv>
#include <ranges>

#include "base/text.h"
#include "domain/person.h"

namespace kith::web {
namespace {

constexpr std::int64_t year_s = 365 * day_ms / second_ms;

std::string cookie(std::string_view name, std::string_view value, std::string_view path, std::int64_t max_age_s,
                   bool secure) {
  return std::string(name) + "=" + std::string(value) + "; Path=" + std::string(path) +
         "; Max-Age=" + std::to_string(max_age_s) + "; HttpOnly; SameSite=Lax" + (secure ? "; Secure" : "");
}

// However it is spelt: an IPv4 address without the port that some proxies put behind it, or the /64 that an IPv6
// household is given. What is neither stands for itself.
std::string household_of(std::string_view typed) {
  std::string address(typed);
  if (address.starts_with('[')) address = address.substr(1, address.find(']') - 1);
  std::array<char, sizeof(in6_addr)> bytes{};
  if (::inet_pton(AF_INET6, address.c_str(), bytes.data()) == 1) {
    const std::string mapped("\0\0\0\0\0\0\0\0\0\0\xff\xff", 12);
    const std::string all(bytes.begin(), bytes.end());
    return all.starts_with(mapped) ? all.substr(12) : all.substr(0, 8);
  }
  address = address.substr(0, address.find(':'));
  return ::inet_pton(AF_INET, address.c_str(), bytes.data()) == 1 ? std::string(bytes.data(), 4) : std::string(typed);
}

double quality(std::string_view parameters) {
  const auto q = parameters.find("q=");
  if (q == parameters.npos) return 1;
  const auto number = trimmed(parameters.substr(q + 2));
  double value = 0;
  std::from_chars(number.data(), number.data() + number.size(), value);
  return value;
}

std::string_view first_of(std::string_view text,
                          std::initializer_list<std::pair<std::string_view, std::string_view>> names) {
  for (const auto& [sign, name] : names)
    if (text.find(sign) != text.npos) return name;
  return {};
}

}  // namespace

std::string set_cookie(const app::Keeps& keep, bool secure) {
  switch (keep.what) {
    case app::Keeps::What::SignIn:
      return cookie(sign_in_cookie, keep.token, keep.path, sign_in_longest_ms / second_ms, secure);
    case app::Keeps::What::SignOut:
      return cookie(sign_in_cookie, "", "/", 0, secure);
    case app::Keeps::What::Link:
      return cookie(link_cookie, keep.token, keep.path, year_s, secure);
    case app::Keeps::What::KnownDevice:
      return cookie(device_cookie, keep.token, "/sign-in", year_s, secure);
  }
  return {};
}

std::string set_language_cookie(std::string_view language, bool secure) {
  return cookie(language_cookie, language, "/", year_s, secure);
}

Language preferred_language(std::string_view accept_language, Language house, Language german) {
  double best_english = 0, best_german = 0;
  for (const auto part : std::views::split(accept_language, ',')) {
    const auto entry = trimmed({part.begin(), part.end()});
    const auto tag = entry.substr(0, std::min(entry.find(';'), entry.size()));
    const double q = quality(entry.substr(tag.size()));
    if (tag == "en" || tag.starts_with("en-")) best_english = std::max(best_english, q);
    if (tag == "de" || tag.starts_with("de-")) best_german = std::max(best_german, q);
  }
  if (best_english == best_german) return house;
  return best_german > best_english ? german : Language::En;
}

std::string device_of(std::string_view user_agent) {
  const auto browser = first_of(
      user_agent,
      {{"Edg/", "Edge"}, {"OPR/", "Opera"}, {"Firefox/", "Firefox"}, {"Chrome/", "Chrome"}, {"Safari/", "Safari"}});
  const auto system = first_of(user_agent, {{"Android", "Android"},
                                            {"iPhone", "iPhone"},
                                            {"iPad", "iPad"},
                                            {"Windows", "Windows"},
                                            {"Mac OS", "Mac"},
                                            {"Linux", "Linux"}});
  if (browser.empty()) return {};
  return std::string(browser) + (system.empty() ? "" : ", " + std::string(system));
}

std::string visitor_of(const http::Request& request, const std::vector<std::string>& proxies, const ServerKey& key) {
  std::string_view address = request.client;  // as the kernel wrote it
  if (const auto forwarded = request.header("X-Forwarded-For");
      forwarded && std::ranges::find(proxies, request.client) != proxies.end())
    address = trimmed(forwarded->substr(forwarded->rfind(',') + 1));
  return key.sign("visitor", household_of(address));
}

std::string masked(std::string_view path) {
  std::string result;
  for (const auto part : std::views::split(path, '/')) {
    const std::string_view segment(part.begin(), part.end());
    if (!result.empty() || !path.starts_with(segment))
      result += '/';
    else if (result.empty() && segment.empty())
      continue;
    result += segment.size() > id_length ? "…" : segment;
  }
  return result.empty() ? "/" : result;
}

}  // namespace kith::web
