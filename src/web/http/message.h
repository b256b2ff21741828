// One request and one answer of HTTP/1.1, as values.
// For: handlers and whoever calls them. Not for: routes, cookies, forms or representations, which stand on top of this.
// Target, path and query are as the client sent them: printable ASCII, still percent-encoded, path beginning with '/'.
// Errors: none here; what an answer may not contain is checked when it is sent (server.h).
// Threads: plain values. The pieces of a body are shared and immutable, so a cached page is sent without being copied.
#pragma once
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kith::web::http {

enum class Method { Get, Head, Post, Other };

using Headers = std::vector<std::pair<std::string, std::string>>;

struct Request {
  Method method = Method::Get;
  std::string method_name = "GET";
  std::string target = "/";
  std::string path = "/";
  std::string query;  // what follows the first '?'
  Headers headers;    // in the order sent, names as spelt
  std::string body;
  std::string client;   // the peer's address without its port; behind a proxy, the proxy's
  bool secure = false;  // the house is reached by https

  // The first value under that name in any spelling.
  std::optional<std::string_view> header(std::string_view name) const;
};

bool accepts_html(const Request& request);
// Whether Accept-Encoding names it, and not with q=0 (RFC 9110, 12.5.3). A lone * names nothing here.
bool accepts_coding(const Request& request, std::string_view coding);
inline bool accepts_gzip(const Request& request) { return accepts_coding(request, "gzip"); }

using Bytes = std::shared_ptr<const std::string>;
Bytes bytes(std::string text);

// A body whose bytes come later: a live stream, a long download. The connection closes at its end.
// All calls but `wake` are made on the network thread and must not block; so is the destructor.
class Stream {
 public:
  virtual ~Stream() = default;
  // Called once, when the head is out. `wake` may be kept and called from any thread: there is something new to send.
  virtual void start(std::function<void()> wake) = 0;
  // What to send now; "" when there is nothing yet, nullopt at the end. Asked again only when the client took the last.
  virtual std::optional<std::string> next() = 0;
};

// Content-Length, Connection, Date and Transfer-Encoding are the server's; it writes them itself.
struct Response {
  int status = 200;
  std::string content_type = {};  // "" sends no Content-Type
  Headers headers = {};
  std::vector<Bytes> body = {};         // sent one after the other by one gather write; HEAD, 204 and 304 send none
  std::shared_ptr<Stream> stream = {};  // instead of a body
  bool close = false;
};

Response text_response(int status, std::string_view content_type, std::string body);

bool same_header_name(std::string_view a, std::string_view b);

}  // namespace kith::web::http
