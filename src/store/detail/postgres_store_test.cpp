#include "store/detail/postgres_store.h"

#include <chrono>
#include <thread>

#include "store/outbox.h"
#include "store/testing/world.h"

namespace kith::store {
namespace {

class PostgresTest : public StoreTest {
 public:
  static std::vector<On> only_postgres() {
    auto all = databases();
    std::erase(all, On::Sqlite);
    return all;
  }

 protected:
  Done put() {
    return write([](Tx& tx) { return outbox::append(tx, "test.put", 1); });
  }
  template <class Work>
  static std::int64_t took_ms(const Work& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start).count();
  }
};

TEST_P(PostgresTest, AServerThatIsAwayIsBusyWithinASecond) {
  must(put());
  place_.shut_out();
  for (int i = 0; i < 3; ++i) {
    Done written, seen, ready;
    EXPECT_LT(took_ms([&] { written = put(); }), 1000);
    EXPECT_LT(took_ms([&] { seen = store_->read([](Tx&) -> Done { return {}; }); }), 1000);
    EXPECT_LT(took_ms([&] { ready = store_->ready(); }), 1000);
    for (const auto& done : {written, seen, ready}) {
      ASSERT_FALSE(done);
      EXPECT_EQ(done.error().kind, ErrorKind::Busy);
      EXPECT_GT(done.error().retry_after_s, 0);
    }
  }
  place_.let_in();
  must(put());
  EXPECT_EQ(rows("outbox"), 2);
}

TEST_P(PostgresTest, BrokenSessionsAreReplacedWithoutAnyoneNoticing) {
  std::vector<std::jthread> threads;
  for (int i = 0; i < 8; ++i) threads.emplace_back([&] { must(put()); });  // opens several sessions
  threads.clear();
  place_.shut_out();
  place_.let_in();
  for (int i = 0; i < 8; ++i) must(put());
  EXPECT_EQ(rows("outbox"), 16);
}

TEST_P(PostgresTest, AConnectionThatBreaksInsideAChangeIsTriedAgain) {
  int runs = 0;
  must(write([&](Tx& tx) -> Done {
    KITH_CHECK(outbox::append(tx, "test.put", 1));
    if (++runs == 1) {
      place_.shut_out();
      place_.let_in();
    }
    return outbox::append(tx, "test.put", 2);
  }));
  EXPECT_EQ(runs, 2);
  EXPECT_EQ(rows("outbox"), 2);
}

TEST_P(PostgresTest, AServerThatDoesNotExistIsSaidAtOnce) {
  StoreOptions options;
  options.postgres_url = "postgres://nobody@127.0.0.1:1/nothing";
  Result<std::unique_ptr<Store>> opened;
  EXPECT_LT(took_ms([&] { opened = Store::open(options, clock_, random_); }), 1000);
  EXPECT_EQ(opened.error().code, "database_away");
  EXPECT_EQ(opened.error().detail.find("nobody"), std::string::npos);
}

TEST_P(PostgresTest, AStatementThatTakesTooLongIsBusy) {
  const auto slow = store_->read([](Tx& tx) -> Done {
    KITH_CHECK(tx.query("select pg_sleep(30)"));
    return {};
  });
  ASSERT_FALSE(slow);
  EXPECT_EQ(slow.error().kind, ErrorKind::Busy);
  must(put());
}

TEST_P(PostgresTest, TablesOfSomebodyElseAreLeftAlone) {
  const auto session = must(Session::postgres(TestPlace(On::Postgres).options().postgres_url, false));
  must(session->execute("create table person (name text)"));
  must(session->execute("insert into person (name) values ('Frau Weber')"));
  const auto schema = must(session->query("select current_schema() as name")).front().text("name");
  StoreOptions options = place_.options();
  options.postgres_url.replace(options.postgres_url.rfind("%3D") + 3, std::string::npos, schema);
  const auto opened = Store::open(options, clock_, random_);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, "not_ours");
  EXPECT_FALSE(must(session->has_table("house")));
  EXPECT_EQ(must(session->query("select name from person")).size(), 1U);
}

TEST_P(PostgresTest, TwoServersShareOneDatabase) {
  const auto other = open();
  const auto put_at = [](Store& store, int i) {
    must(store.commit({}, [i](Tx& tx) -> Result<std::string> {
      KITH_CHECK(outbox::append(tx, "test.put", i));
      return "";
    }));
  };
  std::jthread a([&] {
    for (int i = 0; i < 50; ++i) put_at(*store_, i);
  });
  std::jthread b([&] {
    for (int i = 0; i < 50; ++i) put_at(*other, i);
  });
  a.join();
  b.join();
  EXPECT_EQ(rows("outbox"), 100);
}

GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(PostgresTest);
INSTANTIATE_TEST_SUITE_P(Postgres, PostgresTest, testing::ValuesIn(PostgresTest::only_postgres()),
                         testing::PrintToStringParamName());

}  // namespace
}  // namespace kith::store
