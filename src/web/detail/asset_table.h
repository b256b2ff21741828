// The table that ui/build.mjs generates: ordered by path; an asset served under two paths stands in it twice.
#pragma once
#include <span>

#include "web/assets.h"

namespace kith::web {

extern const std::span<const Asset> asset_table;

}  // namespace kith::web
