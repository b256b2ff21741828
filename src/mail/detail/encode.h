// Text of any language as ASCII bytes of a mail. Pure functions; `text` is valid UTF-8.
#pragma once
#include <string>
#include <string_view>

#include "base/clock.h"

namespace kith::mail {

// A header's value: as it is where it is ASCII, else encoded words of at most 75 characters, folded (RFC 2047).
std::string encoded_words(std::string_view text);
// A name before an address: what is no letter, digit or blank would need quotes, so it is encoded too.
std::string encoded_name(std::string_view name);
// A body: lines of at most 76 characters with CRLF ends (RFC 2045, 6.7). LF ends a line of `text`.
std::string quoted_printable(std::string_view text);
// "Mon, 01 Mar 2027 18:30:00 +0000" (RFC 5322, 3.3)
std::string mail_date(Instant at);

}  // namespace kith::mail
