// Text with a bound in its type, so that every reader of input (form, JSON) checks it and every document states it.
// Line<N>: one line, at most N characters (code points), trimmed, no control characters. Prose<N>: several lines, LF
// ends. Email<N>: a Line that looks like an address. SafeHtml: markup that a library has made safe (cmark-gfm); the
// only text a template may show unescaped. Values; no threads.
#pragma once
#include <compare>
#include <cstddef>
#include <string>

namespace kith {

template <std::size_t MaxBytes>
struct Line : std::string {
  using std::string::string;
  Line(std::string text) : std::string(std::move(text)) {}
};

template <std::size_t MaxBytes>
struct Prose : std::string {
  using std::string::string;
  Prose(std::string text) : std::string(std::move(text)) {}
};

// A passphrase: any bytes of valid UTF-8 as typed, never trimmed, never shown again.
template <std::size_t MaxBytes>
struct Secret : std::string {
  using std::string::string;
  Secret(std::string text) : std::string(std::move(text)) {}
};

// One line that looks like an e-mail address. Whether it reaches anybody, only a mail can tell (RFC 5321).
template <std::size_t MaxBytes>
struct Email : std::string {
  using std::string::string;
  Email(std::string text) : std::string(std::move(text)) {}
};

struct SafeHtml {
  std::string html;
  auto operator<=>(const SafeHtml&) const = default;
};

// A web address, shown as text and as a link.
struct Link {
  std::string url;
  auto operator<=>(const Link&) const = default;
};

}  // namespace kith
