#include "web/assets.h"

#include <algorithm>

#include "web/detail/asset_table.h"

namespace kith::web {

const Asset* find_asset(std::string_view path) {
  const auto found = std::ranges::lower_bound(asset_table, path, {}, &Asset::path);
  return found != asset_table.end() && found->path == path ? &*found : nullptr;
}

std::span<const Asset> all_assets() { return asset_table; }

std::string_view asset_url(std::string_view name) {
  const auto found =
      std::ranges::find_if(asset_table, [&](const Asset& asset) { return asset.immutable && asset.name == name; });
  return found == asset_table.end() ? std::string_view() : found->path;
}

}  // namespace kith::web
