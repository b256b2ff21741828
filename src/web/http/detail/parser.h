// Boost.Beast's request parser behind a front: bytes in, one Request out, built as the bytes arrive.
// For: reading one request. Not for: judging its head, which detail/head.h has done before.
// Errors: the status to refuse with. One thread at a time. A body grows with what has arrived, whatever its length
// claims.
#pragma once
#include <cstddef>
#include <expected>
#include <memory>
#include <string_view>

#include "web/http/message.h"

namespace kith::web::http::detail {

class RequestParser {
 public:
  RequestParser();
  ~RequestParser();

  // Returns how many of the bytes were used; the rest is to be shown again with more behind it, or belongs to the next
  // request. The first call brings the whole head and nothing else.
  std::expected<std::size_t, int> feed(std::string_view received);
  // For a chunked body: 413 beyond that.
  void limit_body(std::size_t most);

  bool done() const;
  bool keeps_alive() const;  // once the head is read
  bool is_http10() const;
  Request& request();

 private:
  struct Beast;
  std::unique_ptr<Beast> beast_;
};

}  // namespace kith::web::http::detail
