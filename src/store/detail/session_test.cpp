#include "store/detail/session.h"

#include <limits>

#include "store/testing/world.h"

namespace kith::store {
namespace {

class SessionTest : public StoreTest {
 protected:
  SessionTest() {
    must(write([](Tx& tx) -> Done {
      KITH_CHECK(tx.execute("create table cell (id bigint primary key, number bigint, words text)"));
      return {};
    }));
  }
  Done put(std::int64_t id, std::optional<std::int64_t> number, std::optional<std::string> words) {
    return write([&](Tx& tx) -> Done {
      KITH_CHECK(tx.execute("insert into cell (id, number, words) values (:id, :number, :words)",
                            {{"id", id}, {"number", number}, {"words", words}}));
      return {};
    });
  }
};

TEST_P(SessionTest, IntegersAreWholeWhereverTheyComeFrom) {
  const auto biggest = std::numeric_limits<std::int64_t>::max();
  must(put(1, biggest, "a"));
  must(put(2, std::numeric_limits<std::int64_t>::min(), "b"));
  const auto rows = look([](Tx& tx) {
    return tx.query(
        "select max(number) as biggest, min(number) as smallest, count(*) as cells,"
        " coalesce(max(id), 0) + 1 as next from cell");
  });
  EXPECT_EQ(rows.front().integer("biggest"), biggest);
  EXPECT_EQ(rows.front().integer("smallest"), std::numeric_limits<std::int64_t>::min());
  EXPECT_EQ(rows.front().integer("cells"), 2);
  EXPECT_EQ(rows.front().integer("next"), 3);
}

TEST_P(SessionTest, AStatementTakesNullAndValuesInTurn) {
  must(put(1, std::nullopt, std::nullopt));
  must(put(2, 5, "five"));
  must(put(3, std::nullopt, "none"));
  must(put(4, 0, ""));
  const auto rows = look([](Tx& tx) { return tx.query("select number, words from cell order by id"); });
  ASSERT_EQ(rows.size(), 4U);
  EXPECT_EQ(rows[0].optional_integer("number"), std::nullopt);
  EXPECT_EQ(rows[0].optional_text("words"), std::nullopt);
  EXPECT_EQ(rows[1].integer("number"), 5);
  EXPECT_EQ(rows[2].optional_integer("number"), std::nullopt);
  EXPECT_EQ(rows[2].text("words"), "none");
  EXPECT_EQ(rows[3].integer("number"), 0);
  EXPECT_EQ(rows[3].text("words"), "");
}

TEST_P(SessionTest, OneParameterMayStandTwice) {
  must(put(1, 1, "a"));
  must(put(2, 7, "b"));
  const auto rows = look(
      [](Tx& tx) { return tx.query("select id from cell where id = :n or number = :n order by :n + id", {{"n", 1}}); });
  EXPECT_EQ(rows.size(), 1U);
}

TEST_P(SessionTest, ReturningRunsTheStatementOnce) {
  const auto rows = make([](Tx& tx) {
    return tx.query("insert into cell (id, number, words) values (:id, 1, 'x') returning id + 1 as after", {{"id", 9}});
  });
  EXPECT_EQ(rows.front().integer("after"), 10);
  EXPECT_EQ(this->rows("cell"), 1);
}

TEST_P(SessionTest, ChangedRowsAreCounted) {
  for (int id = 1; id <= 3; ++id) must(put(id, id, "x"));
  EXPECT_EQ(make([](Tx& tx) { return tx.execute("update cell set words = 'y' where id > 1"); }), 2);
  EXPECT_EQ(make([](Tx& tx) { return tx.execute("delete from cell where id > 5"); }), 0);
}

TEST_P(SessionTest, AForgottenOrStrayArgumentIsABugOnBothDatabases) {
  const auto ask = [&](std::initializer_list<Arg> args) {
    return write([&](Tx& tx) -> Done {
      KITH_CHECK(tx.query("select id from cell where id = :id and number = :number", args));
      return {};
    });
  };
  EXPECT_TRUE(ask({{"id", 1}, {"number", 2}}));
  EXPECT_EQ(ask({{"id", 1}}).error().kind, ErrorKind::Bug);
  EXPECT_EQ(ask({{"id", 1}, {"numbr", 2}}).error().kind, ErrorKind::Bug);
  EXPECT_EQ(ask({{"id", 1}, {"number", 2}, {"more", 3}}).error().kind, ErrorKind::Bug);
  EXPECT_TRUE(ask({{"id", 1}, {"number", 2}}));
}

TEST_P(SessionTest, BytesThatAreNotTextAreRefused) {
  using namespace std::string_literals;
  for (const auto& bytes : {"a\0b"s, "\xff"s, "\xc3"s, "\xed\xa0\x80"s, "\xf4\x90\x80\x80"s, "\xc0\xaf"s}) {
    const auto refused = put(1, 1, bytes);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::Invalid);
    EXPECT_EQ(refused.error().code, "not_text");
  }
  EXPECT_EQ(rows("cell"), 0);
}

// Bidi marks, joiners, composed and decomposed letters, four bytes, private use: whatever is valid comes back the same.
TEST_P(SessionTest, AThousandOddStringsComeBackByteForByte) {
  const std::vector<std::string> pieces{
      "\u202e", "\u2066",     "\u200d", "\u200b", "\ufeff", "e\u0301", "\u00e9", "👩‍👩‍👧",
      "𝒦",      "\U0010fffd", "\ue000", "ß",      "ﬀ",      "İ",       "'",      "\"",
      "\\",     ":name",      "$1",     "?",      "%",      "--",      ";",      "\t",
      "\n",     "\r",         " ",      "\x01",   "\x7f",   "א",       "한",     "각",
      "𒀀"};
  std::vector<std::string> odd(1000);
  for (auto& text : odd) {
    for (auto length = random_.bits() % 12; length > 0; --length) text += pieces[random_.bits() % pieces.size()];
  }
  must(write([&](Tx& tx) -> Done {
    for (std::size_t i = 0; i < odd.size(); ++i)
      KITH_CHECK(tx.execute("insert into cell (id, words) values (:id, :words)", {{"id", i}, {"words", odd[i]}}));
    return {};
  }));
  const auto rows = look([](Tx& tx) { return tx.query("select words from cell order by id"); });
  ASSERT_EQ(rows.size(), odd.size());
  for (std::size_t i = 0; i < odd.size(); ++i) EXPECT_EQ(rows[i].text("words"), odd[i]);
}

TEST_P(SessionTest, ErrorsNameCodeAndPlaceButNoValues) {
  must(put(1, 1, "secret words"));
  const auto twice = put(1, 2, "other secret");
  ASSERT_FALSE(twice);
  EXPECT_EQ(twice.error().kind, ErrorKind::Conflict);
  EXPECT_EQ(twice.error().detail.find("secret"), std::string::npos);
  EXPECT_EQ(twice.error().detail.find("insert"), std::string::npos);
  EXPECT_NE(twice.error().detail.find("session_test.cpp:"), std::string::npos);
  EXPECT_NE(twice.error().detail.find(GetParam() == On::Sqlite ? "SQLite 1555" : "SQLSTATE 23505"), std::string::npos);
}

TEST_P(SessionTest, AColumnThatIsNotThereIsABugAndADamagedCellIsDamage) {
  must(put(1, 1, "not a number"));
  const auto ask = [&](std::string_view column) {
    return store_->read([&](Tx& tx) -> Done {
      KITH_TRY(const auto rows, tx.query("select words from cell"));
      static_cast<void>(rows.front().integer(column));
      return {};
    });
  };
  EXPECT_EQ(ask("wrods").error().kind, ErrorKind::Bug);
  EXPECT_EQ(ask("words").error().kind, ErrorKind::Damaged);
}

TEST_P(SessionTest, ALookCannotWrite) {
  const auto tried = store_->read([](Tx& tx) -> Done {
    KITH_CHECK(tx.execute("insert into cell (id) values (1)"));
    return {};
  });
  EXPECT_FALSE(tried);
  EXPECT_EQ(rows("cell"), 0);
}

KITH_ON_BOTH_DATABASES(SessionTest);

}  // namespace
}  // namespace kith::store
