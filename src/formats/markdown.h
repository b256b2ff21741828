// Markdown to HTML that is safe to show (CommonMark by cmark-gfm, safe mode: no raw HTML, no script links).
// Pictures are dropped, remote ones would tell others who reads; links get rel="nofollow noopener ugc".
// For: what people write. Input is bounded by its command; the time is linear. Pure, safe from several threads.
#pragma once
#include <string>
#include <string_view>

#include "base/text_types.h"

namespace kith::formats {

SafeHtml html_of_markdown(std::string_view markdown);
// The first words without any markup, cut at a space near `bytes`, with an ellipsis if something was cut.
std::string excerpt_of_markdown(std::string_view markdown, std::size_t bytes);

}  // namespace kith::formats
