#include "mail/message.h"

#include <gtest/gtest.h>

namespace kith::mail {
namespace {

TEST(Letter, CarriesItsWords) {
  const auto mail = composed({"ana@kith.example", "Grüße", "One\nTwo"}, "house@kith.example", "1@kith.example").value();
  EXPECT_NE(mail.find("Subject: Grüße\r\n"), std::string::npos);
  EXPECT_TRUE(mail.ends_with("\r\n\r\nOne\r\nTwo"));
}

TEST(Letter, NoFieldBreaksOutOfItsHeader) {
  for (const char* bad : {"a\r\nBcc: x@evil.example", "a\nb", "a\rb", "a\x01"}) {
    EXPECT_FALSE(composed({bad, "s", "t"}, "f", "i"));
    EXPECT_FALSE(composed({"t", bad, "t"}, "f", "i"));
  }
}

}  // namespace
}  // namespace kith::mail
