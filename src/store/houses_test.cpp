#include "store/houses.h"

#include "store/testing/world.h"

namespace kith::store {
namespace {

using HousesTest = StoreTest;

TEST_P(HousesTest, ThereIsNoneBeforeTheFirstRunAndOneAfter) {
  EXPECT_FALSE(look([](Tx& tx) { return houses::find(tx); }));
  found();
  const auto house = look([](Tx& tx) { return houses::find(tx); });
  ASSERT_TRUE(house);
  EXPECT_EQ(house->name, "Haus am Hafen");
  EXPECT_EQ(house->language, Language::De);
  EXPECT_EQ(house->reply_door, ReplyDoor::Nod);
  EXPECT_EQ(house->version, 1);
  EXPECT_EQ(look([](Tx& tx) { return networks::first(tx); }).name, "Hafenrunde");
  EXPECT_EQ(refusal([&](Tx& tx) { return houses::found(tx, *house, {an_id<NetworkNoun>(), "", "", {}}); }),
            ErrorKind::Conflict);
}

TEST_P(HousesTest, ASettingMadeFromAnOldPageIsAConflict) {
  found();
  auto house = *look([](Tx& tx) { return houses::find(tx); });
  house.language = Language::DeDu;
  house.german = Language::DeDu;
  house.reply_door = ReplyDoor::Open;
  house.imprint = "# Impressum";
  EXPECT_EQ(make([&](Tx& tx) { return houses::save(tx, house); }), 2);
  EXPECT_EQ(refusal([&](Tx& tx) -> Done {
              KITH_CHECK(houses::save(tx, house));
              return {};
            }),
            ErrorKind::Conflict);
  const auto saved = *look([](Tx& tx) { return houses::find(tx); });
  EXPECT_EQ(saved.language, Language::DeDu);
  EXPECT_EQ(saved.reply_door, ReplyDoor::Open);
  EXPECT_EQ(saved.imprint, "# Impressum");
  EXPECT_EQ(saved.version, 2);
}

TEST_P(HousesTest, ANetworkIsRenamed) {
  found();
  auto network = look([&](Tx& tx) { return networks::find(tx, network_); });
  network.name = "Werkstatt";
  must(write([&](Tx& tx) { return networks::save(tx, network); }));
  EXPECT_EQ(look([&](Tx& tx) { return networks::find(tx, network_); }).name, "Werkstatt");
  EXPECT_EQ(refusal([&](Tx& tx) { return networks::save(tx, {an_id<NetworkNoun>(), "", "", {}}); }),
            ErrorKind::NotFound);
}

KITH_ON_BOTH_DATABASES(HousesTest);

}  // namespace
}  // namespace kith::store
