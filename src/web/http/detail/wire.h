// A Response as bytes of HTTP/1.1.
// For: the head that goes before a body, the Date line, and the check that nothing unsendable is in it. Not for:
// sockets. Errors: names of what is wrong; a header with CR, LF, NUL or anything not printable ASCII is never written.
// Any thread, one DateLine per thread.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "web/http/message.h"

namespace kith::web::http::detail {

// Why it cannot be sent, for the log (names, no values), or nullopt.
std::optional<std::string> unsendable(const Response& response);

bool has_body(const Response& response);
std::size_t body_size(const Response& response);

enum class Persistence { Close, KeepAlive, KeepAlive10 };  // HTTP/1.0 must be told

std::string render_head(const Response& response, Persistence persistence, std::string_view date_line);

// "Date: Tue, 15 Nov 1994 08:12:31 GMT\r\n", rendered once a second.
class DateLine {
 public:
  std::string_view at(Instant now);

 private:
  std::int64_t second_ = -1;
  std::string line_;
};

}  // namespace kith::web::http::detail
