#include "web/answer.h"

#include <gtest/gtest.h>

namespace kith::web {
namespace {

const Answer signed_in{"/me", "", {{app::Keeps::What::SignIn, "/", "token"}}};

TEST(Answer, ComesBackAsItWasPacked) {
  const auto again = unpacked(packed(signed_in));
  ASSERT_TRUE(again);
  EXPECT_EQ(again->page, "/me");
  ASSERT_EQ(again->keeps.size(), 1u);
  EXPECT_EQ(again->keeps[0].what, app::Keeps::What::SignIn);
  EXPECT_EQ(again->keeps[0].token, "token");
}

TEST(Answer, ThatCannotBeReadIsDamageAndNotTheClientsFault) {
  auto unknown = signed_in;
  unknown.keeps[0].what = static_cast<app::Keeps::What>(99);
  const auto whole = packed(signed_in);
  for (const auto& bytes : {std::string(), std::string("{"), std::string("{}"), whole.substr(0, whole.size() / 2),
                            std::string(R"({"page":7,"json":"","keeps":[]})"), packed(unknown)}) {
    const auto read = unpacked(bytes);
    ASSERT_FALSE(read) << bytes;
    EXPECT_EQ(read.error().kind, ErrorKind::Damaged) << bytes;
    EXPECT_TRUE(read.error().fields.empty()) << bytes;
  }
}

}  // namespace
}  // namespace kith::web
