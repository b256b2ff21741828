#include "cli/room.h"

#include <gtest/gtest.h>

namespace kith::cli {
namespace {

TEST(Room, TakesThePrivateAddressOnTheWayOut) {
  EXPECT_EQ(room_address({{"lo", "127.0.0.1"}, {"eth0", "10.0.0.4"}, {"wlan0", "192.168.1.20", true}}), "192.168.1.20");
  EXPECT_EQ(room_address({{"lo", "127.0.0.1"}, {"wlan0", "172.20.10.2"}}), "172.20.10.2")
      << "a hotspot without internet";
}

TEST(Room, TakesNoAddressThatPhonesDoNotReach) {
  EXPECT_EQ(room_address({{"lo", "127.0.0.1"}, {"docker0", "172.17.0.1"}, {"virbr0", "192.168.122.1"}}), std::nullopt);
  EXPECT_EQ(room_address({{"eth0", "203.0.113.5", true}, {"wg0", "172.32.0.1"}}), std::nullopt) << "on the net";
  EXPECT_EQ(room_address({}), std::nullopt);
}

TEST(Room, FindsThisMachinesOwnAddresses) {
  bool loopback = false;
  for (const auto& one : own_addresses()) loopback = loopback || one.address == "127.0.0.1";
  EXPECT_TRUE(loopback);
}

TEST(Room, TellsTheAddressAndWhatPlainHttpCannotDo) {
  const auto words = room_words("http://192.168.1.20:8080", Language::En, false);
  EXPECT_NE(words.find("http://192.168.1.20:8080"), words.npos);
  EXPECT_NE(words.find("█"), words.npos);
  EXPECT_NE(words.find("HTTPS"), words.npos);
  EXPECT_EQ(words.find('\x1b'), words.npos);
}

}  // namespace
}  // namespace kith::cli
