// Bytes and characters. For: refusing what is not text, and folding names for comparison and order.
// Text is UTF-8 throughout; what is invalid is refused at the edge, never repaired. Pure, safe from several threads.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace kith {

// Valid UTF-8 (RFC 3629, no surrogates) without NUL.
bool is_text(std::string_view bytes);
// No control characters (C0 but tab and LF, DEL, C1). Format characters such as ZWJ and bidi marks are text.
bool is_plain(std::string_view text);
// Nothing in it that could be seen: spaces of any kind, joiners, marks of direction.
bool is_blank(std::string_view text);
// Code points of valid UTF-8.
std::size_t characters(std::string_view text);
std::string_view trimmed(std::string_view text);
// What two spellings of one name share: NFKC, case folded, look-alikes of Latin, Greek and Cyrillic made one (UTS 39).
std::string folded(std::string_view name);
// The words of a name as somebody at a door may type them: case folded, each once without its marks and once with ü as
// ue. For finding by beginnings, not for telling names apart.
std::vector<std::string> search_words(std::string_view name);
// Order of a phone book as bytes that compare by memcmp, in hex (the same on both databases).
std::string sort_key(std::string_view name);

}  // namespace kith
