// The words a phone shows beside its table: the card, where the table is, and whose it is.
#include <gtest/gtest.h>
#include <set>

#include "app/days/cards.h"
#include "app/days/round_views.h"
#include "domain/first_name.h"

namespace kith::app {
namespace {

TEST(Cards, AreTwentyAndTheSameForEverybodyAtATable) {
  std::set<std::string> texts;
  for (std::int64_t card = 1; card <= cards(); ++card) texts.insert(card_text(card).key);
  EXPECT_EQ(texts.size(), 20u);
  EXPECT_EQ(card_of(PartId{9}, 2, 4), card_of(PartId{9}, 2, 4));
  EXPECT_NE(card_of(PartId{9}, 2, 4), card_of(PartId{9}, 3, 4));
  EXPECT_NE(card_of(PartId{9}, 2, 4), card_of(PartId{9}, 2, 5));
  EXPECT_EQ(card_text(21).key, card_text(1).key);
}

TEST(Finding, IsTheLineOfTheTable) {
  Part part;
  part.finding = "at the window\n\n left of the door ";
  EXPECT_EQ(finding_of(part, 1), "at the window");
  EXPECT_EQ(finding_of(part, 2), "");
  EXPECT_EQ(finding_of(part, 3), "left of the door");
  EXPECT_EQ(finding_of(part, 4), "");
}

TEST(FirstName, KeepsWhatASalutationNeeds) {
  EXPECT_EQ(first_name("Anna Weber"), "Anna");
  EXPECT_EQ(first_name("Frau Weber"), "Frau Weber");
  EXPECT_EQ(first_name("Dr. Meier"), "Dr. Meier");
  EXPECT_EQ(first_name("Madonna"), "Madonna");
}

}  // namespace
}  // namespace kith::app
