#include "store/attempts.h"
#include "store/leases.h"
#include "store/name_lists.h"
#include "store/outbox.h"
#include "store/sign_ins.h"
#include "store/testing/world.h"

namespace kith::store {
namespace {

class UpkeepTest : public StoreTest {
 protected:
  bool take(const std::string& holder, std::int64_t for_ms) {
    return make([&](Tx& tx) { return leases::take(tx, "mail", holder, tx.now() + for_ms); });
  }
};

TEST_P(UpkeepTest, ALeaseHasOneHolderUntilItLapses) {
  EXPECT_TRUE(take("a", 1000));
  EXPECT_FALSE(take("b", 1000));
  EXPECT_TRUE(take("a", 2000));
  clock_.advance(2000);
  EXPECT_TRUE(take("b", 1000));
  EXPECT_FALSE(take("a", 1000));
  must(write([](Tx& tx) { return leases::give_back(tx, "mail", "a"); }));
  EXPECT_FALSE(take("a", 1000));
  must(write([](Tx& tx) { return leases::give_back(tx, "mail", "b"); }));
  EXPECT_TRUE(take("a", 1000));
}

TEST_P(UpkeepTest, TheOutboxIsReadOnInTheOrderOfTimeAndId) {
  const auto start = clock_.now();
  EXPECT_EQ(look([](Tx& tx) { return outbox::latest(tx); }), std::nullopt);
  for (int i = 0; i < 6; ++i) {
    must(write([i](Tx& tx) { return outbox::append(tx, "test.put", i, "{}"); }));
    if (i % 2 == 1) clock_.advance(1);  // two of each instant
  }
  outbox::Mark mark{start, 0};
  std::vector<outbox::Event> all = look([&](Tx& tx) { return outbox::after(tx, mark); });
  ASSERT_EQ(all.size(), 6U);
  EXPECT_EQ(look([](Tx& tx) { return outbox::latest(tx); }), std::optional(all[5].at));
  EXPECT_EQ(all[0].kind, "test.put");
  EXPECT_EQ(all[0].payload, "{}");
  for (std::size_t i = 1; i < all.size(); ++i)
    EXPECT_LT(std::pair(all[i - 1].at, all[i - 1].id), std::pair(all[i].at, all[i].id));
  mark = {all[3].at, all[3].id};
  EXPECT_EQ(look([&](Tx& tx) { return outbox::after(tx, mark); }).size(), 2U);
}

TEST_P(UpkeepTest, AttemptsAreCountedPerBucketAndWindow) {
  const auto count = [&](std::string_view bucket, std::int64_t window_ms) {
    return look([&](Tx& tx) { return attempts::count(tx, bucket, tx.now() + -window_ms); });
  };
  for (int i = 0; i < 3; ++i) {
    must(write([](Tx& tx) { return attempts::add(tx, "hash-a"); }));
    clock_.advance(minute_ms);
  }
  must(write([](Tx& tx) { return attempts::add(tx, "hash-b"); }));
  EXPECT_EQ(count("hash-a", 15 * minute_ms), 3);
  EXPECT_EQ(count("hash-a", 2 * minute_ms), 2);
  EXPECT_EQ(count("hash-b", 15 * minute_ms), 1);
  EXPECT_EQ(look([](Tx& tx) { return attempts::oldest_of_latest(tx, "hash-a", 2); }),
            std::optional(clock_.now() + -2 * minute_ms));
  EXPECT_EQ(look([](Tx& tx) { return attempts::oldest_of_latest(tx, "hash-a", 4); }), std::nullopt);
}

TEST_P(UpkeepTest, SweepingDropsWhatHasLapsedAndNothingElse) {
  found();
  const auto writer = start("Herr Schmidt"), guest = start("Frau Weber", clock_.now() + day_ms);
  NameList draft;
  draft.id = an_id<ListNoun>();
  draft.network = network_;
  draft.until = clock_.now() + day_ms;
  must(write([&](Tx& tx) { return name_lists::add(tx, draft); }));
  for (const auto& person : {writer, guest}) {
    SignIn browser;
    browser.id = an_id<SignInNoun>();
    browser.person = person.id;
    browser.secret = person.name;
    browser.opened = browser.used = clock_.now();
    browser.until = clock_.now() + sign_in_longest_ms;
    must(write([&](Tx& tx) { return sign_ins::open(tx, browser); }));
  }
  must(write([](Tx& tx) { return attempts::add(tx, "hash"); }));
  must(store_->commit({"anyone", "key", "body"}, [](Tx&) -> Result<std::string> { return "answer"; }));
  must(store_->ready());
  reply(post(writer), guest.id);

  EXPECT_EQ(must(store_->sweep(100)), 0);
  clock_.advance(day_ms);
  EXPECT_EQ(must(store_->sweep(100)), 4) << "the guest, the draft, the answer and the mark; the sign-in went along";
  EXPECT_EQ(rows("person"), 1);
  EXPECT_EQ(rows("sign_in"), 1);
  EXPECT_EQ(rows("reply"), 1);
  clock_.advance(attempts_keep_ms);
  EXPECT_EQ(must(store_->sweep(100)), 1);
  EXPECT_EQ(rows("attempt"), 0);
  clock_.advance(outbox_keeps_ms);
  EXPECT_GT(must(store_->sweep(100)), 0);
  EXPECT_EQ(rows("outbox"), 0);
  clock_.advance(sign_in_idle_ms);
  EXPECT_EQ(must(store_->sweep(100)), 1);
  EXPECT_EQ(rows("sign_in"), 0);
  EXPECT_EQ(rows("post"), 1);
}

TEST_P(UpkeepTest, OneCallSweepsNoMoreThanItIsTold) {
  for (int i = 0; i < 10; ++i) must(write([](Tx& tx) { return attempts::add(tx, "hash"); }));
  clock_.advance(attempts_keep_ms);
  EXPECT_EQ(must(store_->sweep(4)), 4);
  EXPECT_EQ(must(store_->sweep(4)), 4);
  EXPECT_EQ(must(store_->sweep(4)), 2);
}

TEST_P(UpkeepTest, TwoServersTakeTurnsSweeping) {
  const auto other = open();
  must(write([](Tx& tx) { return attempts::add(tx, "hash"); }));
  clock_.advance(attempts_keep_ms);
  EXPECT_EQ(must(store_->sweep(0)), 0);
  EXPECT_EQ(must(other->sweep(10)), 0) << "the other one has the turn";
  EXPECT_EQ(must(store_->sweep(10)), 1);
}

KITH_ON_BOTH_DATABASES(UpkeepTest);

}  // namespace
}  // namespace kith::store
