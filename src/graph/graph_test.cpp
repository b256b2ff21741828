#include "graph/graph.h"

#include <gtest/gtest.h>

namespace kith::graph {
namespace {

TEST(Neighbours, KnowEachOtherOnceAndNeverThemselves) {
  const std::vector<Tie> ties{{0, 1}, {1, 0}, {2, 2}, {1, 2}, {0, 9}, {-1, 0}};
  const auto result = neighbours(3, ties);
  EXPECT_EQ(result[0], (std::vector<std::int32_t>{1}));
  EXPECT_EQ(result[1], (std::vector<std::int32_t>{0, 2}));
  EXPECT_EQ(result[2], (std::vector<std::int32_t>{1}));
}

}  // namespace
}  // namespace kith::graph
