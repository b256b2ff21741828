#include "base/id.h"

#include <gtest/gtest.h>
#include <limits>

namespace kith {
namespace {

TEST(Id, SurvivesBeingWrittenAndRead) {
  for (std::int64_t value :
       {std::int64_t{0}, std::int64_t{1}, std::int64_t{123456789012345}, std::numeric_limits<std::int64_t>::max()}) {
    EXPECT_EQ(id_value(id_text(value)), value);
    EXPECT_EQ(id_text(value).size(), id_length);
  }
}

TEST(Id, HasOneSpellingOnly) {
  EXPECT_FALSE(id_value(""));
  EXPECT_FALSE(id_value("k3m9t04w7z2q"));
  EXPECT_FALSE(id_value("K3M9T04W7Z2QA"));
  EXPECT_FALSE(id_value("83m9t04w7z2qa"));
  EXPECT_FALSE(id_value("7ilou4w7z2qaa"));
  EXPECT_TRUE(id_value("73m9t04w7z2qa"));
}

}  // namespace
}  // namespace kith
