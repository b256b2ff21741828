#include "web/http/detail/parser.h"

#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>
#include <limits>

#include "base/limits.h"
#include "web/http/detail/head.h"

namespace kith::web::http::detail {

namespace beast = boost::beast;
using beast::string_view;
using beast::http::error;
using ErrorCode = boost::system::error_code;

namespace {

Method method_of(beast::http::verb verb) {
  switch (verb) {
    case beast::http::verb::get:
      return Method::Get;
    case beast::http::verb::head:
      return Method::Head;
    case beast::http::verb::post:
      return Method::Post;
    default:
      return Method::Other;
  }
}

// Beast 1.81 stops the process by an assertion when an empty body comes as "0\r\n" and then "\r" (boostorg/beast#2861),
// so the beginning of that end is held back until it is whole. More always follows it, even where it is part of a
// chunk.
bool is_begun_end(std::string_view received) { return std::string_view("0\r\n\r").starts_with(received); }

// What is left unread inside a chunked body is an unfinished chunk head or trailer. Beast would wait for its CRLF for
// ever if the line ends with a bare LF, and lets it grow without end.
bool is_hopeful_chunk_head(std::string_view rest) {
  if (rest.size() > limits::chunk_head_bytes) return false;
  for (std::size_t i = 0; i < rest.size(); ++i) {
    if ((rest[i] == '\n') != (i > 0 && rest[i - 1] == '\r')) return false;
  }
  return true;
}

}  // namespace

struct RequestParser::Beast final : beast::http::basic_parser<true> {
  Request request;
  bool keeps_alive = false;
  bool http10 = false;

  Beast() {
    eager(true);
    header_limit(std::numeric_limits<std::uint32_t>::max());  // bounded before it comes here
    body_limit(boost::none);
  }

  bool is_in_chunks() const { return is_header_done() && chunked(); }

  void on_request_impl(beast::http::verb verb, string_view name, string_view target, int version, ErrorCode&) override {
    request.method = method_of(verb);
    request.method_name.assign(name.data(), name.size());
    request.target.assign(target.data(), target.size());
    const auto mark = request.target.find('?');
    request.path = request.target.substr(0, mark);
    if (mark != std::string::npos) request.query = request.target.substr(mark + 1);
    http10 = version == 10;
  }

  // Trailers come this way too, after the head; they would overwrite what was decided by it, so they are dropped.
  void on_field_impl(beast::http::field, string_view name, string_view value, ErrorCode&) override {
    if (!is_header_done()) request.headers.emplace_back(name, value);
  }

  void on_header_impl(ErrorCode&) override { keeps_alive = keep_alive(); }

  std::size_t on_body_impl(string_view piece, ErrorCode&) override {
    request.body.append(piece.data(), piece.size());
    return piece.size();
  }

  std::size_t on_chunk_body_impl(std::uint64_t, string_view piece, ErrorCode& code) override {
    return on_body_impl(piece, code);
  }

  void on_response_impl(int, string_view, int, ErrorCode&) override {}
  void on_body_init_impl(boost::optional<std::uint64_t> const&, ErrorCode&) override {}
  void on_chunk_header_impl(std::uint64_t, string_view, ErrorCode&) override {}
  void on_finish_impl(ErrorCode&) override {}
};

RequestParser::RequestParser() : beast_(std::make_unique<Beast>()) {}
RequestParser::~RequestParser() = default;

std::expected<std::size_t, int> RequestParser::feed(std::string_view received) {
  if (beast_->is_in_chunks() && is_begun_end(received)) return 0;
  ErrorCode code;
  const auto used = beast_->put(boost::asio::const_buffer(received.data(), received.size()), code);
  if (code == error::body_limit) return std::unexpected(413);
  if (code && code != error::need_more) return std::unexpected(400);
  if (!done() && !is_hopeful_chunk_head(received.substr(used))) return std::unexpected(400);
  return used;
}

void RequestParser::limit_body(std::size_t most) { beast_->body_limit(most); }
bool RequestParser::done() const { return beast_->is_done(); }
bool RequestParser::keeps_alive() const { return beast_->keeps_alive; }
bool RequestParser::is_http10() const { return beast_->http10; }
Request& RequestParser::request() { return beast_->request; }

}  // namespace kith::web::http::detail
