// Long lines of vCard and iCalendar (RFC 6350, 3.2; RFC 5545, 3.1). Pure.
#pragma once
#include <string>
#include <string_view>

namespace kith::formats {

// With CRLF at the end, and CRLF and a blank inside so that no line is longer than 75 bytes; never inside a character.
std::string folded_line(std::string_view line);

}  // namespace kith::formats
