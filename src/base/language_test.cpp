#include "base/language.h"

#include <gtest/gtest.h>

namespace kith {
namespace {

TEST(Language, FillsValuesInAndCounts) {
  const auto said = [](std::int64_t count) {
    return speak(Language::En, say("{count, plural, one {# person} other {# people}} here", {{"count", count}}));
  };
  EXPECT_EQ(said(1), "1 person here");
  EXPECT_EQ(said(1200), "1,200 people here");
}

TEST(Language, ATextWithoutTranslationIsSaidInEnglish) {
  EXPECT_EQ(translate(Language::DeDu, "no catalogue has this"), "no catalogue has this");
}

TEST(Language, NamesMomentsInTheReadersWordsAndTheHousesZone) {
  const Instant at{1'803'839'400'000};  // 2027-02-28T18:30:00Z
  EXPECT_EQ(speak(Language::De, at, "Europe/Berlin"), "28. Februar 2027 um 19:30");
  EXPECT_EQ(speak(Language::En, at, "Europe/Berlin"), "28 February 2027 at 19:30");
}

TEST(Language, KnowsItsTags) {
  EXPECT_EQ(language_of("de-x-du"), Language::DeDu);
  EXPECT_EQ(language_of("fr"), std::nullopt);
}

}  // namespace
}  // namespace kith
