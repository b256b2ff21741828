#include "formats/markdown.h"

#include <gtest/gtest.h>

namespace kith::formats {
namespace {

TEST(Markdown, ShowsWhatWasWritten) {
  EXPECT_EQ(html_of_markdown("*Everyone* may.").html, "<p><em>Everyone</em> may.</p>\n");
}

TEST(Markdown, LetsNoMarkupOfOthersThrough) {
  for (const char* bad : {"<script>alert(1)</script>", "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))",
                          "[x](&#106;avascript:alert(1))", "[x](data:text/html;base64,AAAA)",
                          "<img src=x onerror=alert(1)>", "<a href=\"javascript:1\">x</a>"}) {
    const auto html = html_of_markdown(bad).html;
    EXPECT_EQ(html.find("<script"), std::string::npos) << html;
    EXPECT_EQ(html.find("script:"), std::string::npos) << html;
    EXPECT_EQ(html.find("onerror"), std::string::npos) << html;
    EXPECT_EQ(html.find("data:text"), std::string::npos) << html;
  }
}

TEST(Markdown, LoadsNothingFromElsewhere) {
  const auto html =
      html_of_markdown("![a boat](https://tracker.example/1.png) and [a link](https://kith.example)").html;
  EXPECT_EQ(html.find("<img"), std::string::npos);
  EXPECT_NE(html.find("a boat"), std::string::npos);
  EXPECT_NE(html.find("rel=\"nofollow noopener ugc\" href=\"https://kith.example\""), std::string::npos);
}

TEST(Excerpt, IsPlainAndCutBetweenWords) {
  EXPECT_EQ(excerpt_of_markdown("# Heading\n\n**Bold** words\nand more", 200), "Heading Bold words and more");
  EXPECT_EQ(excerpt_of_markdown("one two three", 9), "one two …");
  EXPECT_EQ(excerpt_of_markdown("äöüäöüäöü", 5), "äö …");
}

}  // namespace
}  // namespace kith::formats
