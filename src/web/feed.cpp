#include "web/feed.h"

#include <pugixml.hpp>
#include <sstream>

#include "app/use_cases.h"

namespace kith::web {
namespace {

// XML 1.0 has no U+FFFE and U+FFFF, and one of them would silence the feed for everybody.
std::string fit_for_xml(std::string text) {
  for (const auto* unfit : {"\xef\xbf\xbe", "\xef\xbf\xbf"})
    for (auto at = text.find(unfit); at != text.npos; at = text.find(unfit, at)) text.replace(at, 3, "\xef\xbf\xbd");
  return text;
}

void add_text(pugi::xml_node parent, const char* name, const std::string& text) {
  parent.append_child(name).text().set(fit_for_xml(text).c_str());
}

void add_link(pugi::xml_node parent, const char* relation, const std::string& url) {
  auto link = parent.append_child("link");
  link.append_attribute("rel") = relation;
  link.append_attribute("href") = url.c_str();
}

void add_entry(pugi::xml_node feed, const app::PostSummary& post, const std::string& base_url) {
  auto entry = feed.append_child("entry");
  entry.append_attribute("xml:lang") = post.language.c_str();
  const auto url = base_url + "/posts/" + post.id.text();
  add_text(entry, "id", url);
  add_text(entry, "title", post.title);
  add_text(entry.append_child("author"), "name", post.writer);
  add_text(entry, "published", rfc3339(post.written));
  add_text(entry, "updated", rfc3339(post.written));
  add_link(entry, "alternate", url);
  add_text(entry, "summary", post.excerpt);
}

}  // namespace

Result<std::string> atom_feed(app::Context& context) {
  KITH_TRY(const auto posts, app::show_posts(context, {}));
  pugi::xml_document document;
  auto feed = document.append_child("feed");
  feed.append_attribute("xmlns") = "http://www.w3.org/2005/Atom";
  add_text(feed, "id", context.base_url + "/feed");
  add_text(feed, "title", context.house.name);
  add_text(feed, "updated", rfc3339(posts.posts.empty() ? Instant{} : posts.posts.front().written));
  add_link(feed, "self", context.base_url + "/feed");
  add_link(feed, "alternate", context.base_url + "/posts");
  for (const auto& post : posts.posts) add_entry(feed, post, context.base_url);
  std::ostringstream xml;
  document.save(xml, "  ");
  return xml.str();
}

}  // namespace kith::web
