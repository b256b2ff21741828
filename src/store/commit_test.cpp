#include <csignal>
#include <latch>
#include <sys/resource.h>
#include <thread>

#include "store/outbox.h"
#include "store/testing/fault.h"
#include "store/testing/world.h"

namespace kith::store {
namespace {

using Answer = Result<std::string>;

class CommitTest : public StoreTest {
 protected:
  static constexpr int crowd = 16;

  static Done put(Tx& tx, std::int64_t noun) { return outbox::append(tx, "test.put", noun); }
  Answer commit(const std::function<Answer(Tx&)>& change) { return store_->commit({}, change); }

  // Runs change(i) for all of the crowd while another writer is busy, so that on SQLite they share one transaction.
  std::vector<Answer> at_once(const std::function<Answer(Tx&, int)>& change) {
    std::latch busy(1), waiting(crowd), go(1);
    std::jthread first([&] {
      must(commit([&](Tx&) -> Answer {
        busy.count_down();
        go.wait();
        return "";
      }));
    });
    busy.wait();
    std::vector<Answer> answers(crowd, fail_with(Trouble::Bug, "never ran"));
    std::vector<std::jthread> threads;
    for (int i = 0; i < crowd; ++i) {
      threads.emplace_back([&, i] {
        waiting.count_down();
        answers[static_cast<std::size_t>(i)] = commit([&, i](Tx& tx) { return change(tx, i); });
      });
    }
    waiting.wait();
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    if (at_the_start_) at_the_start_();
    go.count_down();
    threads.clear();
    return answers;
  }
  std::function<void()> at_the_start_;
};

TEST_P(CommitTest, WhatWasAnsweredIsThere) {
  const auto answer = commit([](Tx& tx) -> Answer {
    KITH_CHECK(put(tx, 1));
    return "done";
  });
  EXPECT_EQ(must(answer), "done");
  store_.reset();
  store_ = open();
  EXPECT_EQ(rows("outbox"), 1);
}

TEST_P(CommitTest, ARefusalTakesItsOwnWritesBackAndNoOthers) {
  const auto answers = at_once([](Tx& tx, int i) -> Answer {
    KITH_CHECK(put(tx, i));
    if (i == 3) return fail(ErrorKind::NotAllowed, "not_yours", say("This is not yours."));
    return std::to_string(i);
  });
  for (int i = 0; i < crowd; ++i) {
    const auto& answer = answers[static_cast<std::size_t>(i)];
    if (i == 3)
      EXPECT_EQ(answer.error().code, "not_yours");
    else
      EXPECT_EQ(must(answer), std::to_string(i));
  }
  EXPECT_EQ(rows("outbox"), crowd - 1);
}

TEST_P(CommitTest, ABugFailsItsCallerAndNobodyElse) {
  const auto answers = at_once([](Tx& tx, int i) -> Answer {
    KITH_CHECK(put(tx, i));
    if (i == 5) throw std::logic_error("a bug of ours");
    if (i == 6) throw 6;  // NOLINT: anything may be thrown
    return "";
  });
  EXPECT_EQ(answers[5].error().kind, ErrorKind::Bug);
  EXPECT_EQ(answers[6].error().kind, ErrorKind::Bug);
  EXPECT_TRUE(answers[0] && answers[4] && answers[7] && answers[15]);
  EXPECT_EQ(rows("outbox"), crowd - 2);
}

TEST_P(CommitTest, AFailedStatementFailsItsChangeEvenIfNobodyLooked) {
  const auto answer = commit([](Tx& tx) -> Answer {
    KITH_CHECK(put(tx, 1));
    static_cast<void>(tx.execute("insert into outbox (id) values (1)"));  // at, kind, noun and payload are missing
    static_cast<void>(put(tx, 2));
    return "all well";
  });
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().kind, ErrorKind::Conflict);
  EXPECT_EQ(rows("outbox"), 0);
}

TEST_P(CommitTest, NoIncrementIsLostBetweenSixteenWriters) {
  found();
  const auto post = this->post(start("Herr Schmidt"));
  std::vector<std::jthread> threads;
  for (int i = 0; i < crowd; ++i) {
    threads.emplace_back([&] {
      for (int n = 0; n < 10; ++n) must(write([&](Tx& tx) { return posts::raise_version(tx, post.id); }));
    });
  }
  threads.clear();
  EXPECT_EQ(look([&](Tx& tx) { return posts::find(tx, post.id); }).version, 1 + 10 * crowd);
}

TEST_P(CommitTest, AReadSeesOneMomentWhileOthersWrite) {
  must(write([](Tx& tx) { return put(tx, 1); }));
  must(store_->read([&](Tx& tx) -> Done {
    const auto count = [&]() -> Result<std::int64_t> {
      KITH_TRY(const auto rows, tx.query("select count(*) as n from outbox"));
      return rows.front().integer("n");
    };
    EXPECT_EQ(must(count()), 1);
    std::jthread([&] { must(write([](Tx& other) { return put(other, 2); })); }).join();
    EXPECT_EQ(must(count()), 1);
    return {};
  }));
  EXPECT_EQ(rows("outbox"), 2);
}

TEST_P(CommitTest, ReadyMeansThatACommitSucceeds) {
  EXPECT_TRUE(store_->ready());
  fault::strike(1);
  EXPECT_EQ(store_->ready().error().kind, ErrorKind::NoSpace);
  EXPECT_TRUE(store_->ready());
}

TEST_P(CommitTest, AFullDiskIsSaidAndWritingGoesOnWhenThereIsSpace) {
  fault::strike(3);
  EXPECT_EQ(refusal([](Tx& tx) { return put(tx, 1); }), ErrorKind::NoSpace);
  must(write([](Tx& tx) { return put(tx, 2); }));
  EXPECT_EQ(rows("outbox"), 1);
}

KITH_ON_BOTH_DATABASES(CommitTest);

using SqliteCommitTest = CommitTest;

TEST_P(SqliteCommitTest, AFailedCommitFailsAllWhoShareIt) {
  // Statements of the crowd's transaction: begin, then savepoint, insert and release for each, then commit; before
  // them release and commit of the busy one.
  at_the_start_ = [] { fault::strike(2 + 1 + 3 * crowd + 1); };
  const auto answers = at_once([](Tx& tx, int i) -> Answer {
    KITH_CHECK(put(tx, i));
    return "kept";
  });
  EXPECT_TRUE(fault::has_struck());
  for (const auto& answer : answers) {
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().kind, ErrorKind::NoSpace);
  }
  EXPECT_EQ(rows("outbox"), 0);
  must(write([](Tx& tx) { return put(tx, 1); }));
}

TEST_P(SqliteCommitTest, ARefusedFlushEndsAllPromisesUntilTheNextStart) {
  fault::strike(5, fault::Blow::NoFlush);  // begin, savepoint, insert, release, commit
  EXPECT_EQ(refusal([](Tx& tx) { return put(tx, 1); }), ErrorKind::Damaged);
  EXPECT_EQ(refusal([](Tx& tx) { return put(tx, 2); }), ErrorKind::Damaged);
  EXPECT_FALSE(store_->ready());
  EXPECT_EQ(rows("outbox"), 0);
  store_.reset();
  store_ = open();
  must(write([](Tx& tx) { return put(tx, 3); }));
}

// A real one: the process may not write past the end of what the log has now.
TEST_P(SqliteCommitTest, ADiskThatIsReallyFullLosesNothing) {
  for (int i = 0; i < 50; ++i) must(write([i](Tx& tx) { return put(tx, i); }));
  std::signal(SIGXFSZ, SIG_IGN);
  rlimit before{};
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
  const rlimit tight{4096, before.rlim_max};
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &tight), 0);
  const auto full = write([](Tx& tx) { return outbox::append(tx, "test.big", 1, std::string(500'000, 'x')); });
  const auto still_readable = rows("outbox");
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &before), 0);
  ASSERT_FALSE(full);
  EXPECT_EQ(full.error().kind, ErrorKind::NoSpace);
  EXPECT_EQ(still_readable, 50);
  must(write([](Tx& tx) { return put(tx, 51); }));
  EXPECT_EQ(rows("outbox"), 51);
  EXPECT_TRUE(store_->check());
}

INSTANTIATE_TEST_SUITE_P(Sqlite, SqliteCommitTest, testing::Values(On::Sqlite), testing::PrintToStringParamName());

}  // namespace
}  // namespace kith::store
