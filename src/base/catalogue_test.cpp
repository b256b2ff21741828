#include "base/catalogue.h"

#include <gtest/gtest.h>

namespace kith {
namespace {

TEST(Catalogue, HoldsBothGermansAsMoFiles) {
  for (const auto* tag : {"de", "de-x-du"}) EXPECT_TRUE(embedded_catalogue(tag).starts_with("\xde\x12\x04\x95")) << tag;
}

TEST(Catalogue, HasNothingForOtherTags) {
  for (const auto* tag : {"", "d", "de-x", "en", "zz"}) EXPECT_TRUE(embedded_catalogue(tag).empty()) << tag;
}

}  // namespace
}  // namespace kith
