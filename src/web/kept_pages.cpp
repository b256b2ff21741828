#include "web/kept_pages.h"

#include "base/limits.h"

namespace kith::web {

KeptPages::KeptPages() : kept_(limits::kept_pages, limits::kept_bytes) {}

std::optional<CutPage> KeptPages::find(const std::string& address, const std::string& stamp) const {
  const std::lock_guard lock(mutex_);
  const auto* found = kept_.find(address);
  if (!found || found->stamp != stamp) return std::nullopt;
  return found->page;
}

void KeptPages::keep(const std::string& address, const std::string& stamp, CutPage page) {
  const auto bytes = page.size();
  const std::lock_guard lock(mutex_);
  kept_.put(address, {stamp, std::move(page)}, bytes);
}

}  // namespace kith::web
