#include <algorithm>
#include <boost/beast/http/rfc7230.hpp>

#include "web/http/message.h"

namespace kith::web::http {

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

}  // namespace kith::web::http
