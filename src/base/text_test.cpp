#include "base/text.h"

#include <gtest/gtest.h>

namespace kith {
namespace {

TEST(Text, IsValidUtf8WithoutNul) {
  EXPECT_TRUE(is_text("Grüße, 你好, 👩‍👩‍👧"));
  for (std::string_view bad :
       {std::string_view("\xff"), std::string_view("\xc0\xaf"), std::string_view("\xed\xa0\x80"),
        std::string_view("\xf4\x90\x80\x80"), std::string_view("a\0b", 3), std::string_view("\xe2\x82")})
    EXPECT_FALSE(is_text(bad));
}

TEST(Text, LooksAlikeFoldsToOne) {
  EXPECT_EQ(folded("Anna"), folded(" ANNA "));
  EXPECT_EQ(folded("\u00e9va"), folded("e\u0301va"));
  EXPECT_EQ(folded("p\u0430ul"), folded("paul"));  // a Cyrillic а
  EXPECT_NE(folded("Anna"), folded("Anne"));
}

TEST(Text, SortsAsAPhoneBookDoes) {
  EXPECT_LT(sort_key("Müller"), sort_key("Muh"));  // ü files under ue
  EXPECT_LT(sort_key("Ärmel"), sort_key("Alt") + "z");
  EXPECT_LT(sort_key("anna"), sort_key("Bert"));
  EXPECT_LT(sort_key("Guest 9"), sort_key("Guest 10"));
}

TEST(SearchWords, AreFoundByEitherSpelling) {
  EXPECT_EQ(search_words("Jörg Müller-Lüdenscheidt"),
            (std::vector<std::string>{"jorg", "muller", "ludenscheidt", "joerg", "mueller", "luedenscheidt"}));
  EXPECT_EQ(search_words("René"), std::vector<std::string>{"rene"});
  EXPECT_EQ(search_words("  "), std::vector<std::string>{});
}

}  // namespace
}  // namespace kith
