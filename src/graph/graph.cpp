#include "graph/graph.h"

#include <algorithm>

namespace kith::graph {

std::vector<std::vector<std::int32_t>> neighbours(std::int32_t people, std::span<const Tie> ties) {
  std::vector<std::vector<std::int32_t>> result(static_cast<std::size_t>(people));
  for (auto [a, b] : ties) {
    if (a == b || a < 0 || b < 0 || a >= people || b >= people) continue;
    result[static_cast<std::size_t>(a)].push_back(b);
    result[static_cast<std::size_t>(b)].push_back(a);
  }
  for (auto& list : result) {
    std::ranges::sort(list);
    list.erase(std::ranges::unique(list).begin(), list.end());
  }
  return result;
}

}  // namespace kith::graph
