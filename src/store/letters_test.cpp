#include "store/letters.h"

#include "store/testing/world.h"

namespace kith::store {
namespace {

class LettersTest : public StoreTest {
 protected:
  LetterId wait(std::int64_t about = 0, const std::string& sealed = "sealed") {
    return make([&](Tx& tx) { return letters::add(tx, about, sealed); });
  }
  std::vector<letters::Waiting> due() {
    return look([](Tx& tx) { return letters::due(tx, 20); });
  }
  letters::Tally tally() {
    return look([](Tx& tx) { return letters::tally(tx); });
  }
};

TEST_P(LettersTest, OneIsDueAtOnceAndGoneOnceItIsCarriedAway) {
  const auto id = wait();
  ASSERT_EQ(due().size(), 1U);
  EXPECT_EQ(due().front().sealed, "sealed");
  EXPECT_EQ(tally().waiting, 1);
  must(write([&](Tx& tx) { return letters::drop(tx, id); }));
  EXPECT_TRUE(due().empty());
  EXPECT_EQ(rows("letter"), 0);
}

TEST_P(LettersTest, OneThatWasPutOffWaitsForItsTimeAndRemembersItsTries) {
  const auto id = wait();
  must(write([&](Tx& tx) { return letters::put_off(tx, id, tx.now() + minute_ms, "smtp_away"); }));
  EXPECT_TRUE(due().empty());
  EXPECT_EQ(tally().trouble, "smtp_away");
  clock_.advance(minute_ms);
  ASSERT_EQ(due().size(), 1U);
  EXPECT_EQ(due().front().tries, 1);
}

TEST_P(LettersTest, OneThatIsGivenUpKeepsNothingOfAnybodyAndGoesAfterTwoWeeks) {
  const auto id = wait();
  must(write([&](Tx& tx) { return letters::give_up(tx, id, "smtp_550"); }));
  EXPECT_TRUE(due().empty());
  EXPECT_EQ(tally().given_up, 1);
  EXPECT_EQ(tally().trouble, "smtp_550");
  EXPECT_EQ(look([](Tx& tx) -> Result<std::string> {
              KITH_TRY(const auto found, tx.query("select sealed from letter"));
              return found.front().text("sealed");
            }),
            "");
  clock_.advance(letters_given_up_keep_ms);
  EXPECT_EQ(must(store_->sweep(100)), 1);
  EXPECT_EQ(rows("letter"), 0);
}

TEST_P(LettersTest, RecallingTakesThoseThatTellOfItAndNoOthers) {
  wait();
  wait(7);
  wait(8);
  must(write([](Tx& tx) { return letters::recall(tx, 7); }));
  EXPECT_EQ(rows("letter"), 2);
  must(write([](Tx& tx) { return letters::recall(tx, 0); }));
  EXPECT_EQ(rows("letter"), 2) << "0 is nothing";
}

TEST_P(LettersTest, RecallingThoseOfAPostsRepliesLeavesThoseOfOtherPosts) {
  found();
  const auto writer = start("Bassetti");
  const auto removed = post(writer), stays = post(writer);
  for (const auto& under : {removed, removed, stays}) wait(reply(under).id.value);
  wait();
  must(write([&](Tx& tx) { return letters::recall_of_replies(tx, removed.id); }));
  EXPECT_EQ(rows("letter"), 2);
}

TEST_P(LettersTest, TheLongestWaitingGoFirst) {
  wait(0, "first");
  clock_.advance(1);
  wait(0, "second");
  ASSERT_EQ(due().size(), 2U);
  EXPECT_EQ(due().front().sealed, "first");
}

KITH_ON_BOTH_DATABASES(LettersTest);

}  // namespace
}  // namespace kith::store
