#include "app/allowance.h"

#include "app/days/met/testing/evening.h"

namespace kith::app {
namespace {

constexpr Allowance three_a_minute{"taps", 3, minute_ms, "too_many_taps"};
constexpr Allowance five_an_hour{"taps", 5, hour_ms, "too_many_taps"};
constexpr Allowance knocks{"knocks", 1, minute_ms};

class AllowanceTest : public EveningTest {
 protected:
  // One commit each, as a use case counts.
  Done count(std::initializer_list<Counted> all) {
    return write([&](store::Tx& tx) { return count_one_more(asked_, tx, all); });
  }
  Context asked_ = nobody();
};

TEST_P(AllowanceTest, ItGoesOnWhenTheFirstLeavesTheWindowAndSaysWhen) {
  for (int i = 0; i < 3; ++i) {
    must(count({{three_a_minute, "anna"}}));
    clock_.advance(10 * second_ms);
  }
  const auto refused = count({{three_a_minute, "anna"}});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ErrorKind::TooMany);
  EXPECT_EQ(refused.error().code, "too_many_taps");
  const auto wait_s = refused.error().retry_after_s;
  EXPECT_TRUE(wait_s == 30 || wait_s == 31) << wait_s;
  clock_.advance(wait_s * second_ms);
  must(count({{three_a_minute, "anna"}}));
  EXPECT_FALSE(count({{three_a_minute, "anna"}})) << "only the first has left it";
}

TEST_P(AllowanceTest, EachHasTheirOwn) {
  for (int i = 0; i < 3; ++i) must(count({{three_a_minute, "anna"}}));
  EXPECT_FALSE(count({{three_a_minute, "anna"}}));
  must(count({{three_a_minute, "bert"}}));
  must(count({{knocks, "anna"}}));
}

TEST_P(AllowanceTest, OneCounterMayHaveTwoWindows) {
  for (int i = 0; i < 5; ++i) {
    must(count({{three_a_minute, "anna"}, {five_an_hour, "anna"}}));
    clock_.advance(25 * second_ms);
  }
  EXPECT_EQ(rows("attempt"), 5) << "each is counted once";
  clock_.advance(minute_ms);
  const auto refused = count({{three_a_minute, "anna"}, {five_an_hour, "anna"}});
  ASSERT_FALSE(refused);
  EXPECT_GT(refused.error().retry_after_s, 50 * 60);
}

TEST_P(AllowanceTest, WhereOneIsUsedUpNoneIsCounted) {
  must(count({{knocks, "anna"}}));
  EXPECT_FALSE(look([&](store::Tx& tx) {
    return has_room_for_one_more(asked_, tx, {{three_a_minute, "anna"}, {knocks, "anna"}});
  })) << "asked where nobody is answered: no error undoes what was counted";
  EXPECT_EQ(rows("attempt"), 1);
}

TEST_P(AllowanceTest, WhatWasNoneAfterAllIsTakenBackAndNobodysIsNeverCounted) {
  must(count({{knocks, "anna"}, {three_a_minute, ""}}));
  EXPECT_EQ(rows("attempt"), 1);
  must(write([&](store::Tx& tx) { return count_one_less(asked_, tx, {knocks, "anna"}); }));
  must(count({{knocks, "anna"}}));
  EXPECT_EQ(by_person(asked_), "") << "a stranger is counted by their address alone";
}

TEST_P(AllowanceTest, WithoutLimitsNothingIsCounted) {
  asked_.limits_on = false;
  for (int i = 0; i < 3; ++i) must(count({{knocks, "anna"}}));
  EXPECT_EQ(rows("attempt"), 0);
}

KITH_ON_BOTH_DATABASES(AllowanceTest);

}  // namespace
}  // namespace kith::app
