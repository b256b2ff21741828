#include <atomic>
#include <latch>
#include <set>
#include <thread>

#include "store/outbox.h"
#include "store/testing/world.h"

namespace kith::store {
namespace {

using Answer = Result<std::string>;

class OnceTest : public StoreTest {
 protected:
  // Leaves one row a run, and answers with something that no second run would.
  Answer act(const Once& once) {
    return store_->commit(once, [&](Tx& tx) -> Answer {
      KITH_CHECK(outbox::append(tx, "test.acted", 1));
      return "answer " + std::to_string(++runs_) + " " + id_text(static_cast<std::int64_t>(random_.bits() >> 1));
    });
  }
  std::atomic<int> runs_ = 0;
};

TEST_P(OnceTest, ARepeatGetsTheFirstAnswerAndDoesNothing) {
  const Once once{"anyone", "key-1", "name=Meier"};
  const auto first = must(act(once));
  EXPECT_EQ(must(act(once)), first);
  store_.reset();
  store_ = open();
  EXPECT_EQ(must(act(once)), first);
  EXPECT_EQ(rows("outbox"), 1);
}

TEST_P(OnceTest, WithoutAKeyNothingIsPromised) {
  EXPECT_NE(must(act({"anyone", "", "x"})), must(act({"anyone", "", "x"})));
  EXPECT_EQ(rows("answered"), 0);
}

TEST_P(OnceTest, AProgramsKeyIsForOneRequestOnly) {
  must(act({"anyone", "key-1", "a"}));
  const auto other = act({"anyone", "key-1", "b"});
  ASSERT_FALSE(other);
  EXPECT_EQ(other.error().kind, ErrorKind::KeyReused);
  EXPECT_EQ(rows("outbox"), 1);
}

TEST_P(OnceTest, AFormSentBackCorrectedIsANewCommand) {
  const auto first = must(act({"anyone", "key-1", "a", true}));
  const auto corrected = must(act({"anyone", "key-1", "b", true}));
  EXPECT_NE(first, corrected);
  EXPECT_EQ(must(act({"anyone", "key-1", "b", true})), corrected);
  EXPECT_EQ(rows("outbox"), 2);
}

TEST_P(OnceTest, EveryViewerHasKeysOfTheirOwn) {
  EXPECT_NE(must(act({"a", "bc", "x"})), must(act({"ab", "c", "x"})));
  EXPECT_NE(must(act({"meier", "key", "x"})), must(act({"schmidt", "key", "x"})));
}

TEST_P(OnceTest, ARefusalIsNotRemembered) {
  const Once once{"anyone", "key-1", "a"};
  const auto refused = store_->commit(once, [](Tx& tx) -> Answer {
    KITH_CHECK(outbox::append(tx, "test.acted", 1));
    return fail(ErrorKind::Invalid, "required", say("Please type a name."));
  });
  EXPECT_EQ(refused.error().code, "required");
  must(act(once));
  EXPECT_EQ(rows("outbox"), 1);
}

TEST_P(OnceTest, AKeyHoldsADay) {
  const Once once{"anyone", "key-1", "a"};
  const auto first = must(act(once));
  clock_.advance(day_ms - 1);
  EXPECT_EQ(must(act(once)), first);
  clock_.advance(1);
  const auto second = must(act(once));
  EXPECT_NE(second, first);
  EXPECT_EQ(must(act(once)), second);
}

TEST_P(OnceTest, TheRecordTellsNothingToWhoeverHasTheDatabase) {
  const auto answer = must(act({"anyone", "a-secret-key", "a-secret-body"}));
  const auto rows = look([](Tx& tx) { return tx.query("select id, body, answer from answered"); });
  ASSERT_EQ(rows.size(), 1U);
  for (const auto* column : {"id", "body", "answer"}) {
    const auto text = rows.front().text(column);
    for (const auto& secret : {std::string("a-secret-key"), std::string("a-secret-body"), answer})
      EXPECT_EQ(text.find(secret), text.npos);
  }
}

TEST_P(OnceTest, SixteenAtOnceHaveOneEffectAndOneAnswer) {
  constexpr int rounds = 100, crowd = 16;
  for (int round = 0; round < rounds; ++round) {
    const Once once{"anyone", "round-" + std::to_string(round), "same"};
    std::vector<Answer> answers(crowd, fail_with(Trouble::Bug, "never ran"));
    std::latch start(crowd);
    std::vector<std::jthread> threads;
    for (auto& answer : answers) {
      threads.emplace_back([&] {
        start.arrive_and_wait();
        answer = act(once);
      });
    }
    threads.clear();
    std::set<std::string> different;
    for (const auto& answer : answers) different.insert(must(answer));
    EXPECT_EQ(different.size(), 1U) << "round " << round;
  }
  EXPECT_EQ(rows("outbox"), rounds);
  EXPECT_EQ(rows("answered"), rounds);
}

KITH_ON_BOTH_DATABASES(OnceTest);

}  // namespace
}  // namespace kith::store
