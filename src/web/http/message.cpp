#include "web/http/message.h"

#include <algorithm>

namespace kith::web::http {

namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

}  // namespace

bool same_header_name(std::string_view a, std::string_view b) { return std::ranges::equal(a, b, {}, lower, lower); }

std::optional<std::string_view> Request::header(std::string_view name) const {
  for (const auto& [key, value] : headers) {
    if (same_header_name(key, name)) return value;
  }
  return std::nullopt;
}

bool accepts_html(const Request& request) {
  return request.header("Accept").value_or("").find("text/html") != std::string_view::npos;
}

Bytes bytes(std::string text) { return std::make_shared<const std::string>(std::move(text)); }

Response text_response(int status, std::string_view content_type, std::string body) {
  Response response{.status = status, .content_type = std::string(content_type)};
  if (!body.empty()) response.body.push_back(bytes(std::move(body)));
  return response;
}

}  // namespace kith::web::http
