#include "formats/qr.h"

#include <gtest/gtest.h>

namespace kith::formats {
namespace {

TEST(Qr, IsOnePictureWithWords) {
  const auto svg = qr_svg("https://kith.example/k/0123456789abc", "Your \"link\"").html;
  EXPECT_EQ(svg.rfind("<svg class=\"qr\" role=\"img\" aria-label=\"Your &quot;link&quot;\"", 0), 0u);
  EXPECT_NE(svg.find("M4 4h1v1h-1z"), std::string::npos);  // the corner of the first finder pattern
}

TEST(Qr, TooMuchTextIsNoCode) { EXPECT_EQ(qr_svg(std::string(5000, 'x'), "").html, ""); }

}  // namespace
}  // namespace kith::formats
