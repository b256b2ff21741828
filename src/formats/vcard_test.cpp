#include "formats/vcard.h"

#include <gtest/gtest.h>
#include <random>

namespace kith::formats {
namespace {

std::string unfolded(std::string text) {
  for (std::size_t at; (at = text.find("\r\n ")) != text.npos;) text.erase(at, 3);
  return text;
}

// The value of a property, read as RFC 6350, 3.4 says.
std::string read_back(const std::string& vcard, const std::string& property) {
  const auto text = unfolded(vcard);
  const auto at = text.find("\r\n" + property + ":");
  if (at == text.npos) return "";
  const auto from = at + property.size() + 3;
  std::string value;
  for (std::size_t i = from; i < text.find("\r\n", from); ++i) {
    if (text[i] != '\\') {
      value += text[i];
      continue;
    }
    ++i;
    value += text[i] == 'n' ? '\n' : text[i];
  }
  return value;
}

TEST(Vcard, HoldsWhatSomebodyChoseToShow) {
  Card card{"Frau Weber"};
  card.organization = "Weber & Söhne, Hamburg";
  card.emails = {"weber@kith.example"};
  card.phones = {"+49 40 123"};
  card.urls = {"https://weber.example/a,b"};
  card.note = "Hafenrunde, Tisch 4";
  card.uid = "k3m9t04w7z2qa@kith.example";
  card.revised = Instant{1'803'925'800'000};
  EXPECT_EQ(write_vcard(card),
            "BEGIN:VCARD\r\nVERSION:4.0\r\nKIND:individual\r\nFN:Frau Weber\r\nORG:Weber & Söhne\\, Hamburg\r\n"
            "EMAIL:weber@kith.example\r\nTEL:+49 40 123\r\nURL:https://weber.example/a,b\r\n"
            "NOTE:Hafenrunde\\, Tisch 4\r\nUID;VALUE=text:k3m9t04w7z2qa@kith.example\r\nREV:20270301T183000Z\r\n"
            "END:VCARD\r\n");
}

TEST(Vcard, NoValueAddsALine) {
  Card card{"A\r\nTEL:1"};
  card.urls = {"https://a\r\nTEL:2", "https://grüße.example"};
  card.note = "x\nEND:VCARD";
  const auto text = write_vcard(card);
  EXPECT_EQ(text.find("\r\nTEL"), text.npos);
  EXPECT_EQ(text.find("URL"), text.npos);
  EXPECT_EQ(text.find("\r\nEND:VCARD\r\n"), text.size() - 13);
}

TEST(Vcard, WhateverIsWrittenComesBackAndFoldsBetweenCharacters) {
  std::mt19937 chance(5);
  const std::vector<std::string> pieces{"a", "Z", " ",  ",",  ";",       "\\", "\n", ":",
                                        "ü", "ß", "漢", "😀", "e\u0301", "n",  "\\n"};
  for (int round = 0; round < 2'000; ++round) {
    Card card;
    for (unsigned i = chance() % 120; i > 0; --i) card.name += pieces[chance() % pieces.size()];
    for (unsigned i = chance() % 300; i > 0; --i) card.note += pieces[chance() % pieces.size()];
    const auto text = write_vcard(card);
    EXPECT_EQ(read_back(text, "FN"), card.name);
    EXPECT_EQ(read_back(text, "NOTE"), card.note);
    for (std::size_t at = 0, end = 0; (end = text.find("\r\n", at)) != text.npos; at = end + 2) {
      ASSERT_LE(end - at, 75U);
      ASSERT_NE(static_cast<unsigned char>(text[at]) & 0xc0, 0x80);
      ASSERT_FALSE(text[at] == ' ' && (static_cast<unsigned char>(text[at + 1]) & 0xc0) == 0x80);
    }
  }
}

TEST(Vcard, BytesThatAreNoTextDoNoHarm) {
  std::mt19937 chance(6);
  for (int round = 0; round < 2'000; ++round) {
    Card card;
    for (unsigned i = chance() % 400; i > 0; --i) card.name += static_cast<char>(chance());
    const auto text = write_vcard(card);
    EXPECT_EQ(text.find("\r\nEND:VCARD\r\n"), text.size() - 13);
  }
}

}  // namespace
}  // namespace kith::formats
