#include "domain/wish.h"

#include <gtest/gtest.h>

namespace kith {
namespace {

constexpr PersonId schmidt{1}, weber{2}, meier{3};

Wish gladly(PersonId who, PersonId whom, std::int64_t opens_ms) {
  return {WishKind::GladlyAgain, who, whom, std::nullopt, {opens_ms}, {opens_ms + wish_keeps_ms}};
}

TEST(Wish, IsNothingUntilTheOtherHasTheSame) {
  EXPECT_FALSE(mutual_from(gladly(schmidt, weber, 8), std::nullopt));
  EXPECT_FALSE(mutual_from(std::nullopt, gladly(weber, schmidt, 8)));
  EXPECT_FALSE(mutual_from(gladly(schmidt, weber, 8), gladly(meier, schmidt, 8)));
  EXPECT_FALSE(mutual_from(gladly(schmidt, weber, 8), gladly(schmidt, weber, 8)));
}

TEST(Wish, BothSeeItInTheSameInstantTheLaterOfTheTwo) {
  EXPECT_EQ(mutual_from(gladly(schmidt, weber, 8), gladly(weber, schmidt, 20)), Instant{20});
  EXPECT_EQ(mutual_from(gladly(weber, schmidt, 20), gladly(schmidt, weber, 8)), Instant{20});
}

TEST(Wish, IsFoundFromItsOwnSideOnly) {
  EXPECT_NE(wish_key(WishKind::GladlyAgain, schmidt, weber), wish_key(WishKind::GladlyAgain, weber, schmidt));
}

}  // namespace
}  // namespace kith
