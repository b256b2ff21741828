#include "web/http/message.h"

#include <algorithm>
#include <boost/beast/http/rfc7230.hpp>

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

bool accepts_coding(const Request& request, std::string_view coding) {
  for (const auto& [name, parameters] : boost::beast::http::ext_list(request.header("Accept-Encoding").value_or(""))) {
    if (!same_header_name(name, coding)) continue;
    return std::ranges::none_of(parameters, [](const auto& parameter) {
      return same_header_name(parameter.first, "q") &&
             std::string_view(parameter.second).find_first_not_of("0.") == std::string_view::npos;
    });
  }
  return false;
}

Bytes bytes(std::string text) { return std::make_shared<const std::string>(std::move(text)); }

Response text_response(int status, std::string_view content_type, std::string body) {
  Response response{.status = status, .content_type = std::string(content_type)};
  if (!body.empty()) response.body.push_back(bytes(std::move(body)));
  return response;
}

}  // namespace kith::web::http
