#include "mail/message.h"

#include <gtest/gtest.h>

#include "mail/detail/encode.h"

namespace kith::mail {
namespace {

const Stamp stamp{{"house@kith.example", "Haus am Markt"}, "1@kith.example", {1'803'925'800'000}};

std::string mail_of(const Letter& letter) { return composed(letter, stamp).value(); }

TEST(Letter, CarriesItsWordsAndSaysWhoItIs) {
  const auto mail = mail_of({"ana@kith.example", "Ein Platz", "One\nTwo"});
  EXPECT_TRUE(
      mail.starts_with("Date: Mon, 01 Mar 2027 18:30:00 +0000\r\nFrom: Haus am Markt <house@kith.example>\r\n"));
  EXPECT_NE(mail.find("\r\nMessage-ID: <1@kith.example>\r\n"), mail.npos);
  EXPECT_NE(mail.find("\r\nSubject: Ein Platz\r\n"), mail.npos);
  EXPECT_TRUE(mail.ends_with("\r\n\r\nOne\r\nTwo\r\n"));
}

TEST(Letter, IsAsciiWithinTheLineLengthWhateverIsWrittenInIt) {
  std::string subject, text;
  for (int i = 0; i < 12; ++i) subject += "Grüße = 😀 ";
  for (int i = 0; i < 300; ++i) text += "Grüße = 😀 \t";
  const auto mail = mail_of({"ana@kith.example", subject, text + "\n" + text});
  for (const char c : mail) EXPECT_TRUE(c == '\r' || c == '\n' || (c >= ' ' && c <= '~'));
  for (std::size_t at = 0, end = 0; (end = mail.find("\r\n", at)) != mail.npos; at = end + 2) EXPECT_LE(end - at, 78U);
  EXPECT_EQ(mail.find('\n'), mail.find("\r\n") + 1) << "no bare LF";
}

TEST(Letter, NoFieldBreaksOutOfItsHeader) {
  for (const char* bad : {"a@b\r\nBcc: x@evil.example", "a@b\nb", "a@b\rb", "a@b\x01",
                          "a@b\xc2\x85"
                          "c"}) {
    EXPECT_FALSE(composed({bad, "s", "t"}, stamp));
    EXPECT_FALSE(composed({"a@b.example", bad, "t"}, stamp));
    EXPECT_FALSE(composed({"a@b.example", "s", "t", bad}, stamp));
    EXPECT_FALSE(composed({"a@b.example", "s", "t"}, {{"h@kith.example", bad}, "1@k", {}}));
    EXPECT_FALSE(composed({"a@b.example", "s", "t"}, {{bad}, "1@k", {}}));
    EXPECT_FALSE(composed({"a@b.example", "s", "t"}, {{"h@kith.example"}, bad, {}}));
  }
}

TEST(Letter, GoesToOneAddressAndNoMore) {
  for (const char* bad : {"", "a", "@b", "a@", "a@b,c@d", "a@b c@d", "<a@b>", "A <a@b>", "a@b@c", "-oX@b", "a@b>"})
    EXPECT_FALSE(is_address(bad)) << bad;
  EXPECT_TRUE(is_address("o'neil+kith@mail.example"));
}

TEST(Letter, SaysWhereToStopSuchLetters) {
  const auto mail = mail_of({"ana@kith.example", "s", "t", "https://kith.example/stop"});
  EXPECT_NE(mail.find("\r\nList-Unsubscribe: <https://kith.example/stop>\r\n"), mail.npos);
  EXPECT_FALSE(composed({"ana@kith.example", "s", "t", "https://a>, <https://b"}, stamp));
}

TEST(Encoding, WordsEndBetweenCharactersAndFold) {
  EXPECT_EQ(encoded_words("Plain, with: signs"), "Plain, with: signs");
  EXPECT_EQ(encoded_words("Grüße aus"), "=?UTF-8?Q?Gr=C3=BC=C3=9Fe_aus?=");
  EXPECT_EQ(encoded_words("=?UTF-8?Q?x?="), "=?UTF-8?Q?=3D=3FUTF=2D8=3FQ=3Fx=3F=3D?=") << "typed, not meant";
  std::string long_one;
  for (int i = 0; i < 40; ++i) long_one += "ü";
  const auto words = encoded_words(long_one);
  for (std::size_t at = 0; at < words.size();) {
    const auto end = std::min(words.find("\r\n ", at), words.size());
    EXPECT_LE(end - at, 75U);
    EXPECT_EQ((end - at - 12) % 6, 0U) << "a character is cut";
    at = end + 3;
  }
}

TEST(Encoding, QuotedPrintableKeepsBlanksAtTheEndOfALine) {
  EXPECT_EQ(quoted_printable("a \nb\t\n"), "a=20\r\nb=09\r\n");
  EXPECT_EQ(quoted_printable("1=1"), "1=3D1");
  EXPECT_EQ(quoted_printable(std::string(77, 'x')), std::string(75, 'x') + "=\r\nxx");
  EXPECT_EQ(quoted_printable(std::string(76, 'x')), std::string(75, 'x') + "x");
}

TEST(Mailbox, ReadsBothForms) {
  EXPECT_EQ(mailbox_of("kith@example.org")->address, "kith@example.org");
  EXPECT_EQ(mailbox_of("Haus am Markt <kith@example.org>")->name, "Haus am Markt");
  EXPECT_EQ(mailbox_of("Haus am Markt <kith@example.org>")->address, "kith@example.org");
  EXPECT_FALSE(mailbox_of("Haus <kith@example.org"));
  EXPECT_FALSE(mailbox_of("Haus"));
}

}  // namespace
}  // namespace kith::mail
