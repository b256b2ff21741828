#include "formats/markdown.h"

#include <cmark-gfm.h>
#include <cstdlib>
#include <memory>

namespace kith::formats {
namespace {

using Node = std::unique_ptr<cmark_node, decltype(&cmark_node_free)>;
using Text = std::unique_ptr<char, decltype(&std::free)>;
using Walk = std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)>;

constexpr int options = CMARK_OPT_DEFAULT | CMARK_OPT_VALIDATE_UTF8;

Node parsed(std::string_view markdown) {
  return {cmark_parse_document(markdown.data(), markdown.size(), options), cmark_node_free};
}

// A picture becomes its description.
void drop_pictures(cmark_node* document) {
  const Walk walk(cmark_iter_new(document), cmark_iter_free);
  while (cmark_iter_next(walk.get()) != CMARK_EVENT_DONE) {
    auto* node = cmark_iter_get_node(walk.get());
    if (cmark_node_get_type(node) != CMARK_NODE_IMAGE || cmark_iter_get_event_type(walk.get()) != CMARK_EVENT_EXIT)
      continue;
    while (auto* child = cmark_node_first_child(node)) cmark_node_insert_before(node, child);
    cmark_node_free(node);
  }
}

// Links out of the house lend it no name and take no window with them.
std::string with_plain_links(std::string_view html) {
  constexpr std::string_view link = "<a href=\"";
  std::string result;
  for (std::size_t at = html.find(link); at != html.npos; at = html.find(link)) {
    result += html.substr(0, at);
    result += "<a rel=\"nofollow noopener ugc\" href=\"";
    html.remove_prefix(at + link.size());
  }
  return result += html;
}

}  // namespace

SafeHtml html_of_markdown(std::string_view markdown) {
  const auto document = parsed(markdown);
  drop_pictures(document.get());
  const Text html(cmark_render_html(document.get(), options, nullptr), std::free);
  return {with_plain_links(html.get())};
}

std::string excerpt_of_markdown(std::string_view markdown, std::size_t bytes) {
  const auto document = parsed(markdown);
  const Walk walk(cmark_iter_new(document.get()), cmark_iter_free);
  std::string words;
  while (cmark_iter_next(walk.get()) != CMARK_EVENT_DONE && words.size() <= bytes) {
    auto* node = cmark_iter_get_node(walk.get());
    const auto type = cmark_node_get_type(node);
    if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE) words += cmark_node_get_literal(node);
    const bool pause = type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK ||
                       type == CMARK_NODE_HEADING;
    if (pause && !words.empty() && words.back() != ' ') words += ' ';
  }
  if (words.ends_with(' ')) words.pop_back();
  if (words.size() <= bytes) return words;
  const auto space = words.rfind(' ', bytes);
  std::size_t end = space == words.npos ? bytes : space;
  while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xc0) == 0x80) --end;
  return words.substr(0, end) + " …";
}

}  // namespace kith::formats
