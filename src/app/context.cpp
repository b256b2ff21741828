#include "app/context.h"

#include <algorithm>

namespace kith::app {

bool Context::holds(std::string_view purpose, std::int64_t id, std::int64_t generation) const {
  return std::ranges::any_of(tokens,
                             [&](const auto& token) { return link_opens(key, purpose, id, generation, token); });
}

}  // namespace kith::app
