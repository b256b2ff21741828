#include "web/http/detail/wire.h"

#include <algorithm>
#include <array>
#include <boost/beast/http/status.hpp>
#include <chrono>
#include <cstdio>

namespace kith::web::http::detail {

namespace {

constexpr std::array<std::string_view, 4> own_headers = {"Content-Length", "Connection", "Date", "Transfer-Encoding"};

constexpr std::array<const char*, 7> weekdays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<const char*, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

bool is_printable(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= 0x20 && c < 0x7f; });
}

bool is_sendable_name(std::string_view name) {
  const auto is_own = [name](std::string_view own) { return same_header_name(name, own); };
  return !name.empty() && is_printable(name) && name.find_first_of(" :") == std::string_view::npos &&
         std::ranges::none_of(own_headers, is_own);
}

void add_line(std::string& head, std::string_view name, std::string_view value) {
  head.append(name).append(": ").append(value).append("\r\n");
}

}  // namespace

std::optional<std::string> unsendable(const Response& response) {
  if (response.status < 200 || response.status > 599) return "a status that is none";
  if (!is_printable(response.content_type)) return "an unprintable Content-Type";
  for (const auto& [name, value] : response.headers) {
    if (!is_sendable_name(name)) return "a header name that cannot be sent";
    if (!is_printable(value)) return "an unprintable value of " + name;
  }
  return std::nullopt;
}

bool has_body(const Response& response) { return response.status != 204 && response.status != 304; }

std::size_t body_size(const Response& response) {
  std::size_t size = 0;
  for (const auto& piece : response.body) size += piece ? piece->size() : 0;
  return size;
}

std::string render_head(const Response& response, Persistence persistence, std::string_view date_line) {
  const auto reason = boost::beast::http::obsolete_reason(static_cast<boost::beast::http::status>(response.status));
  std::string head;
  head.reserve(512);
  head.append("HTTP/1.1 ").append(std::to_string(response.status)).append(" ").append(reason).append("\r\n");
  head.append(date_line);
  if (!response.content_type.empty()) add_line(head, "Content-Type", response.content_type);
  if (has_body(response) && !response.stream) add_line(head, "Content-Length", std::to_string(body_size(response)));
  for (const auto& [name, value] : response.headers) add_line(head, name, value);
  if (persistence == Persistence::Close) add_line(head, "Connection", "close");
  if (persistence == Persistence::KeepAlive10) add_line(head, "Connection", "keep-alive");
  head.append("\r\n");
  return head;
}

// Written by hand because strftime speaks the process's language, and libraries may set that.
std::string_view DateLine::at(Instant now) {
  const auto second = now.ms / second_ms;
  if (second == second_) return line_;
  second_ = second;
  const std::chrono::sys_seconds time{std::chrono::seconds{second}};
  const auto midnight = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day day{midnight};
  const std::chrono::hh_mm_ss clock{time - midnight};
  std::array<char, 64> text = {};
  std::snprintf(text.data(), text.size(), "Date: %s, %02u %s %04d %02d:%02d:%02d GMT\r\n",
                weekdays[std::chrono::weekday{midnight}.c_encoding()], static_cast<unsigned>(day.day()),
                months[static_cast<unsigned>(day.month()) - 1], static_cast<int>(day.year()),
                static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                static_cast<int>(clock.seconds().count()));
  line_ = text.data();
  return line_;
}

}  // namespace kith::web::http::detail
