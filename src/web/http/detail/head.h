// The raw head of a request, looked at before the parser sees it.
// For: refusing what Beast lets pass or reads in a second way (folded lines, bare LF, odd Transfer-Encoding, lists of
// Content-Length, a missing or double Host, absolute-form targets): every one is a way to smuggle a second request.
// Not for: values; those come from the parser. The sizes are bytes; no allocation, no state, any thread.
// Errors: the status to refuse with.
#pragma once
#include <cstddef>
#include <cstdint>
#include <expected>
#include <string_view>

namespace kith::web::http::detail {

struct HeadEnd {
  enum class Kind { Missing, Found, Malformed } kind = Kind::Missing;
  std::size_t size = 0;  // of the head with its empty line, if found
};

// Looks for the empty line; `seen` bytes were looked at before. Malformed as soon as CR and LF come apart or a NUL
// comes.
HeadEnd find_head_end(std::string_view received, std::size_t seen);

// How the body is delimited, and whether the client waits for a nod before it sends one.
struct BodyFraming {
  bool chunked = false;
  std::uint64_t content_length = 0;
  bool expects_continue = false;
};

// `head` is what find_head_end found.
std::expected<BodyFraming, int> check_head(std::string_view head);

}  // namespace kith::web::http::detail
