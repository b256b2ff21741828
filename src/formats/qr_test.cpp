#include "formats/qr.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace kith::formats {
namespace {

TEST(Qr, IsOnePictureWithWords) {
  const auto svg = qr_svg("https://kith.example/k/0123456789abc", "Your \"link\"").html;
  EXPECT_EQ(svg.rfind("<svg class=\"qr\" role=\"img\" aria-label=\"Your &quot;link&quot;\"", 0), 0u);
  EXPECT_NE(svg.find("M4 4h1v1h-1z"), std::string::npos);  // the corner of the first finder pattern
}

TEST(Qr, TooMuchTextIsNoCode) { EXPECT_EQ(qr_svg(std::string(5000, 'x'), "").html, ""); }

// Read back module by module from the half blocks.
TEST(Qr, ATerminalShowsTheSameModulesTheRightWayRound) {
  const auto light = qr_text("http://192.168.1.20:8080", false), dark = qr_text("http://192.168.1.20:8080", true);
  const auto first_line = light.substr(0, light.find('\n'));
  EXPECT_EQ(first_line.find(' '), first_line.npos) << "the quiet zone is light, and light is drawn";
  EXPECT_TRUE(dark.starts_with("\x1b[30;107m     ")) << "dark is drawn, black on white";
  EXPECT_EQ(std::ranges::count(light, '\n'), std::ranges::count(dark, '\n'));
  EXPECT_EQ(qr_text(std::string(4'000, 'x'), true), "");
}

}  // namespace
}  // namespace kith::formats
