#include "formats/calendar.h"

#include <gtest/gtest.h>

namespace kith::formats {
namespace {

CalendarEvent a_day() {
  CalendarEvent day;
  day.uid = "k3m9t04w7z2qa@kith.example";
  day.stamp = {1'803'925'800'000};
  day.starts = "2027-03-27T18:30";
  day.ends = "2027-03-27T22:00";
  day.zone = "Europe/Berlin";
  day.title = "Hafenrunde";
  return day;
}

std::string unfolded(std::string text) {
  for (std::size_t at; (at = text.find("\r\n ")) != text.npos;) text.erase(at, 3);
  return text;
}

std::string written(const CalendarEvent& event, CalendarMethod method = CalendarMethod::Publish) {
  const auto text = write_calendar(event, method);
  EXPECT_TRUE(text);
  return text ? *text : "";
}

bool has_line(const std::string& text, const std::string& line) {
  return unfolded(text).find("\r\n" + line + "\r\n") != text.npos;
}

TEST(Calendar, HoldsTheEventInItsLocalTimeAndTheRulesOfItsZone) {
  const auto text = written(a_day());
  EXPECT_TRUE(text.starts_with("BEGIN:VCALENDAR\r\n"));
  EXPECT_TRUE(has_line(text, "METHOD:PUBLISH"));
  EXPECT_TRUE(has_line(text, "DTSTART;TZID=Europe/Berlin:20270327T183000"));
  EXPECT_TRUE(has_line(text, "DTEND;TZID=Europe/Berlin:20270327T220000"));
  EXPECT_TRUE(has_line(text, "DTSTAMP:20270301T183000Z"));
  EXPECT_TRUE(has_line(text, "UID:k3m9t04w7z2qa@kith.example"));
  EXPECT_TRUE(has_line(text, "TZID:Europe/Berlin"));
  EXPECT_TRUE(has_line(text, "TZOFFSETTO:+0200")) << "summer time begins that night";
  EXPECT_TRUE(has_line(text, "TZOFFSETTO:+0100"));
  EXPECT_LT(text.size(), 1'500U) << "rules from that time on, not since 1893";
}

// A reader takes the latest observance before the event, and has none where all begin after it.
TEST(Calendar, ADayInSummerAndOneInWinterLieBehindObservancesOfBoth) {
  for (const char* date : {"20260810", "20270115"}) {
    auto day = a_day();
    const std::string of = date;
    const auto at = of.substr(0, 4) + "-" + of.substr(4, 2) + "-" + of.substr(6, 2);
    day.starts = at + "T18:30";
    day.ends = at + "T22:00";
    const auto text = unfolded(written(day));
    for (const char* kind : {"BEGIN:DAYLIGHT\r\n", "BEGIN:STANDARD\r\n"}) {
      const auto block = text.find(kind);
      ASSERT_NE(block, text.npos) << kind;
      const std::string begins = "DTSTART:";
      EXPECT_LT(text.substr(text.find(begins, block) + begins.size(), of.size()), of) << kind << at;
    }
    EXPECT_EQ(text.find("X-"), text.npos);
  }
}

TEST(Calendar, CallsOffWhatItHadSaid) {
  auto day = a_day();
  day.sequence = 3;
  const auto text = written(day, CalendarMethod::Cancel);
  EXPECT_TRUE(has_line(text, "METHOD:CANCEL"));
  EXPECT_TRUE(has_line(text, "STATUS:CANCELLED"));
  EXPECT_TRUE(has_line(text, "SEQUENCE:3"));
}

TEST(Calendar, TextIsEscapedFoldedAndAddsNoLine) {
  auto day = a_day();
  day.title = "Eins, zwei; drei\\vier\nBEGIN:VEVENT";
  for (int i = 0; i < 40; ++i) day.text += "Grüße 😀 ";
  day.place = "Hafen\r\nATTENDEE:mailto:eve@kith.example";
  const auto text = written(day);
  EXPECT_TRUE(has_line(text, "SUMMARY:Eins\\, zwei\\; drei\\\\vier\\nBEGIN:VEVENT"));
  EXPECT_TRUE(has_line(text, "LOCATION:Hafen\\nATTENDEE:mailto:eve@kith.example"));
  EXPECT_NE(unfolded(text).find(day.text.substr(0, day.text.size() - 1)), text.npos);
  for (std::size_t at = 0, end = 0; (end = text.find("\r\n", at)) != text.npos; at = end + 2) {
    EXPECT_LE(end - at, 75U) << text.substr(at, end - at);
    EXPECT_NE(static_cast<unsigned char>(text[at]) & 0xc0, 0x80) << "folded inside a character";
  }
}

TEST(Calendar, NamesTheHouseByItsPageAndNobodyByAddress) {
  auto day = a_day();
  day.organizer = "Haus \"am\" Markt";
  day.organizer_url = "https://kith.example";
  const auto text = unfolded(written(day));
  EXPECT_NE(text.find("ORGANIZER;CN="), text.npos);
  EXPECT_NE(text.find(":https://kith.example\r\n"), text.npos);
  EXPECT_EQ(text.find("mailto"), text.npos);
}

TEST(Calendar, UtcNeedsNoRules) {
  auto day = a_day();
  day.zone = "UTC";
  const auto text = written(day);
  EXPECT_TRUE(has_line(text, "DTSTART:20270327T183000Z"));
  EXPECT_EQ(text.find("VTIMEZONE"), text.npos);
}

TEST(Calendar, RefusesWhatIsNoTimeAndNoZone) {
  for (const char* bad :
       {"", "2027-03-27", "2027-13-01T10:00", "2027-02-30T10:00", "2027-03-27T24:00", "2027-03-27T18:30Z"}) {
    auto day = a_day();
    day.starts = bad;
    EXPECT_FALSE(write_calendar(day, CalendarMethod::Publish)) << bad;
  }
  auto day = a_day();
  day.zone = "Europe/Nowhere";
  EXPECT_FALSE(write_calendar(day, CalendarMethod::Publish));
  day = a_day();
  day.title = "\xff";
  EXPECT_FALSE(write_calendar(day, CalendarMethod::Publish));
}

TEST(Calendar, EveryZoneThatPeopleLiveInCanBeWritten) {
  for (const char* zone : {"Europe/London", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe",
                           "Africa/Casablanca", "America/Sao_Paulo", "Asia/Tokyo", "Pacific/Auckland", "Etc/GMT+5"}) {
    auto day = a_day();
    day.zone = zone;
    const auto text = written(day);
    EXPECT_TRUE(has_line(text, std::string("DTSTART;TZID=") + zone + ":20270327T183000")) << zone;
  }
}

}  // namespace
}  // namespace kith::formats
