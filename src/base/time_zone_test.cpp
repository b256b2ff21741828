#include "base/time_zone.h"

#include <gtest/gtest.h>

namespace kith {
namespace {

const std::string berlin = "Europe/Berlin";

std::string code(const Result<Instant>& result) { return result ? "" : result.error().code; }

TEST(TimeZone, ALocalTimeIsOneMomentAndBack) {
  const auto winter = instant_of_local("2027-03-01T18:30", berlin);
  ASSERT_TRUE(winter);
  EXPECT_EQ(rfc3339(*winter), "2027-03-01T17:30:00.000Z");
  EXPECT_EQ(rfc3339(*instant_of_local("2040-07-01T09:00", berlin)), "2040-07-01T07:00:00.000Z");
  EXPECT_EQ(local_of_instant(*winter, berlin), "2027-03-01T18:30");
  EXPECT_EQ(rfc3339(*instant_of_local("2027-03-01T18:30", "America/New_York")), "2027-03-01T23:30:00.000Z");
}

TEST(TimeZone, TheHourThatComesTwiceIsTheEarlierOneAndTheHourThatIsLeftOutIsNone) {
  EXPECT_EQ(rfc3339(*instant_of_local("2027-10-31T02:30", berlin)), "2027-10-31T00:30:00.000Z");
  EXPECT_EQ(code(instant_of_local("2027-03-28T02:30", berlin)), "no_such_time");
}

TEST(TimeZone, WhatIsNoTimeIsSaidSo) {
  for (const auto* text : {"", "2027-03-01", "2027-03-01 18:30", "2027-3-1T18:30", "27-03-01T18:30:00",
                           "2027-03-01T18:3 ", "+027-03-01T18:30", "tomorrow at six."})
    EXPECT_EQ(code(instant_of_local(text, berlin)), "no_time") << text;
  for (const auto* text : {"2027-02-30T18:30", "2027-13-01T18:30", "2027-03-01T24:00", "2027-03-01T18:60"})
    EXPECT_EQ(code(instant_of_local(text, berlin)), "no_such_time") << text;
}

TEST(TimeZone, NoZoneReadsTheClockOfAnother) {
  const Instant at{1'803'839'400'000};  // 2027-02-28T18:30:00Z
  for (int i = 0; i < 2; ++i) {
    for (int hours = 0; hours < 12; ++hours) {  // more than are kept, and each again
      const auto zone = "Etc/GMT-" + std::to_string(hours);
      const auto local = local_of_instant(at, zone);
      EXPECT_EQ(local.substr(0, 10), hours < 6 ? "2027-02-28" : "2027-03-01") << zone;
      EXPECT_EQ(instant_of_local(local, zone), at) << zone;
    }
  }
}

TEST(TimeZone, TheNextMorningIsEightOnTheClockThere) {
  const auto evening = *instant_of_local("2027-03-27T21:00", berlin);
  EXPECT_EQ(local_of_instant(next_hour_of_day(evening, 8, berlin), berlin), "2027-03-28T08:00");
  const auto night = *instant_of_local("2027-03-28T01:00", berlin);
  EXPECT_EQ(local_of_instant(next_hour_of_day(night, 8, berlin), berlin), "2027-03-28T08:00");
  const auto eight = *instant_of_local("2027-03-28T08:00", berlin);
  EXPECT_EQ(local_of_instant(next_hour_of_day(eight, 8, berlin), berlin), "2027-03-29T08:00");
}

}  // namespace
}  // namespace kith
