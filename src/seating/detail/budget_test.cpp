#include "seating/detail/budget.h"

#include <gtest/gtest.h>

#include "seating/testing/problems.h"

namespace kith::seating {
namespace {

constexpr std::int64_t look = 256;

TEST(Budget, ALeastNumberOfProposalsIsMadeWhenTimeIsAlreadyOver) {
  SearchOptions options;
  options.seconds = 1e-9;
  Budget budget(options);
  double done = 0;
  while (budget.spend(look)) {
    EXPECT_GE(budget.done(), done);
    EXPECT_LT(budget.done(), 1);
    done = budget.done();
  }
  EXPECT_EQ(budget.spent(), Budget::proposals_least);
  EXPECT_EQ(budget.done(), 1);
}

// begin() may take long by the clock because something else had the processor.
TEST(Budget, NoMoreThanHalfIsSetAside) {
  SearchOptions options;
  options.seconds = 1000;
  Budget budget(options);
  budget.reserve(5000);
  EXPECT_TRUE(budget.spend(look));
  EXPECT_GE(budget.done(), 0.5);
  EXPECT_LT(budget.done(), 0.6);
}

TEST(Budget, ACountOfProposalsIsKeptWhateverTheClockSays) {
  SearchOptions options;
  options.seconds = 1e-9;
  options.iterations = 2 * look;
  Budget budget(options);
  EXPECT_TRUE(budget.spend(look));
  EXPECT_FALSE(budget.spend(look));
}

TEST(Budget, WhoeverSaysStopIsHeardBeforeTheLeastNumber) {
  std::stop_source stop;
  SearchOptions options;
  options.seconds = 1e-9;
  options.stop = stop.get_token();
  Budget budget(options);
  EXPECT_TRUE(budget.spend(look));
  stop.request_stop();
  EXPECT_FALSE(budget.spend(look));
}

TEST(Plan, IsSearchedForALittleHoweverLateItIs) {
  SearchOptions options;
  options.seconds = 1e-9;
  EXPECT_GE(plan(testing::room(36, 6, 6), options)->iterations, Budget::proposals_least);
}

}  // namespace
}  // namespace kith::seating
