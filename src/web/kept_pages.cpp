#include "web/kept_pages.h"

#include "base/limits.h"

namespace kith::web {

KeptPages::KeptPages() : kept_(limits::kept_pages, limits::kept_bytes) {}

std::optional<KeptPages::Pieces> KeptPages::find(const std::string& address, const std::string& stamp) const {
  const std::lock_guard lock(mutex_);
  const auto* found = kept_.find(address);
  if (!found || found->stamp != stamp) return std::nullopt;
  return found->pieces;
}

void KeptPages::keep(const std::string& address, const std::string& stamp, Pieces pieces) {
  const auto bytes = bytes_of(pieces);
  const std::lock_guard lock(mutex_);
  kept_.put(address, {stamp, std::move(pieces)}, bytes);
}

std::size_t bytes_of(const KeptPages::Pieces& pieces) {
  std::size_t bytes = 0;
  for (const auto& piece : pieces) bytes += piece->size();
  return bytes;
}

KeptPages::Pieces cut_at(const std::string& html, const std::string& stand_in) {
  KeptPages::Pieces pieces;
  std::size_t begin = 0;
  for (auto end = html.find(stand_in); end != html.npos; end = html.find(stand_in, begin)) {
    pieces.push_back(http::bytes(html.substr(begin, end - begin)));
    begin = end + stand_in.size();
  }
  pieces.push_back(http::bytes(html.substr(begin)));
  return pieces;
}

std::vector<http::Bytes> with_key(const KeptPages::Pieces& pieces, const std::string& key) {
  std::vector<http::Bytes> page;
  const auto shared_key = http::bytes(key);
  for (const auto& piece : pieces) {
    if (!page.empty()) page.push_back(shared_key);
    page.push_back(piece);
  }
  return page;
}

}  // namespace kith::web
