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

TEST(Language, SaysTheSameMomentInManyZonesInTurn) {
  const Instant at{1'803'839'400'000};
  for (int i = 0; i < 2; ++i) {
    for (int hours = 0; hours < 12; ++hours) {  // more than are kept, and each again
      const auto zone = "Etc/GMT-" + std::to_string(hours);
      const auto clock = std::to_string((18 + hours) % 24);
      EXPECT_EQ(speak(Language::De, at, zone, MomentPart::Clock), (clock.size() < 2 ? "0" : "") + clock + ":30");
      EXPECT_EQ(speak(Language::De, at, zone, MomentPart::Date),
                hours < 6 ? "Sonntag, 28. Februar 2027" : "Montag, 1. März 2027");
    }
  }
}

TEST(Language, KnowsItsTags) {
  EXPECT_EQ(language_of("de-x-du"), Language::DeDu);
  EXPECT_EQ(language_of("fr"), std::nullopt);
}

}  // namespace
}  // namespace kith
