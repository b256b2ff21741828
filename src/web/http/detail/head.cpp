#include "web/http/detail/head.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/limits.h"
#include "web/http/message.h"

namespace kith::web::http::detail {

namespace {

constexpr std::unexpected<int> bad_request{400};

bool is_token_char(char c) {
  const bool alphanumeric = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  return alphanumeric || (c != 0 && std::string_view("!#$%&'*+-.^_`|~").contains(c));
}

bool is_token(std::string_view text) { return !text.empty() && std::ranges::all_of(text, is_token_char); }

bool is_visible_ascii(char c) { return c > 0x20 && c < 0x7f; }

// Bytes from 0x80 on are allowed in values: browsers send them in cookies, and the parser passes them on untouched.
bool is_value_char(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte == '\t' || (byte >= 0x20 && byte != 0x7f);
}

std::string_view trim(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

enum class Version { Http10, Http11 };

// method SP target SP version, one space each; the target in origin-form only.
std::optional<Version> check_request_line(std::string_view line) {
  const auto first = line.find(' ');
  if (first == std::string_view::npos || !is_token(line.substr(0, first))) return std::nullopt;
  const auto second = line.find(' ', first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  const auto target = line.substr(first + 1, second - first - 1);
  if (!target.starts_with('/') || !std::ranges::all_of(target, is_visible_ascii)) return std::nullopt;
  const auto version = line.substr(second + 1);
  if (version == "HTTP/1.1") return Version::Http11;
  if (version == "HTTP/1.0") return Version::Http10;
  return std::nullopt;
}

struct Seen {
  std::size_t fields = 0;
  int hosts = 0;
  int lengths = 0;
  int encodings = 0;
  std::string_view length;
  std::string_view encoding;
  std::string_view expect;
};

// A line that begins with a blank continues the one before (obs-fold): its name is no token, so it is refused.
bool check_field(std::string_view line, Seen& seen) {
  const auto colon = line.find(':');
  if (colon == std::string_view::npos) return false;
  const auto name = line.substr(0, colon);
  const auto value = trim(line.substr(colon + 1));
  if (!is_token(name) || !std::ranges::all_of(value, is_value_char)) return false;
  if (++seen.fields > limits::head_fields) return false;
  if (same_header_name(name, "Host")) ++seen.hosts;
  if (same_header_name(name, "Content-Length")) ++seen.lengths, seen.length = value;
  if (same_header_name(name, "Transfer-Encoding")) ++seen.encodings, seen.encoding = value;
  if (same_header_name(name, "Expect")) seen.expect = value;
  return true;
}

// A number too large to be counted is one too large to be taken, under whatever limit.
std::expected<std::uint64_t, int> length_of(std::string_view digits) {
  if (digits.empty() || !std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; })) return bad_request;
  std::uint64_t length = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), length);
  if (error == std::errc::result_out_of_range) return std::unexpected(413);
  return length;
}

std::expected<BodyFraming, int> framing_of(const Seen& seen, Version version) {
  BodyFraming framing;
  if (seen.hosts > 1 || (seen.hosts == 0 && version == Version::Http11)) return bad_request;
  if (seen.lengths > 1 || seen.encodings > 1 || seen.lengths + seen.encodings > 1) return bad_request;
  if (seen.encodings == 1) {
    if (version == Version::Http10 || !same_header_name(seen.encoding, "chunked")) return bad_request;
    framing.chunked = true;
  }
  if (seen.lengths == 1) {
    const auto length = length_of(seen.length);
    if (!length) return std::unexpected(length.error());
    framing.content_length = *length;
  }
  if (version == Version::Http11 && !seen.expect.empty()) {
    if (!same_header_name(seen.expect, "100-continue")) return std::unexpected(417);
    framing.expects_continue = true;
  }
  return framing;
}

}  // namespace

HeadEnd find_head_end(std::string_view received, std::size_t seen) {
  for (std::size_t i = seen; i < received.size(); ++i) {
    const char c = received[i];
    const bool after_cr = i > 0 && received[i - 1] == '\r';
    if ((c == '\n') != after_cr || c == '\0') return {HeadEnd::Kind::Malformed, 0};
    if (c == '\n' && i >= 3 && received[i - 2] == '\n') return {HeadEnd::Kind::Found, i + 1};
  }
  return {};
}

std::expected<BodyFraming, int> check_head(std::string_view head) {
  const auto next_line = [&head] {
    const auto end = head.find("\r\n");
    const auto line = head.substr(0, end);
    head.remove_prefix(line.size() + 2);
    return line;
  };
  const auto version = check_request_line(next_line());
  if (!version) return bad_request;
  Seen seen;
  for (auto line = next_line(); !line.empty(); line = next_line()) {
    if (!check_field(line, seen)) return bad_request;
  }
  return framing_of(seen, *version);
}

}  // namespace kith::web::http::detail
