#include "store/restore.h"

#include <algorithm>

#include "store/detail/sealed.h"
#include "store/detail/tables.h"
#include "store/examine.h"
#include "store/letters.h"
#include "store/testing/world.h"

namespace kith::store {
namespace {

class RestoreTest : public StoreTest {
 protected:
  std::string file() const { return place_.folder() + "/backup"; }
  // Every row but those that differ from opening to opening.
  std::string dump(Store& store) {
    std::string all;
    must(store.read([&](Tx& tx) -> Done {
      for (const std::string table : {"house", "network", "account", "person", "post", "reply", "letter", "outbox"}) {
        KITH_TRY(const auto rows, tx.query("select * from " + table + " order by 1"));
        for (const auto row : rows)
          for (const auto& column : rows.columns())
            all += column + "=" + row.optional_text(column).value_or("NULL") + "|";
      }
      return {};
    }));
    return all;
  }
  void live() {
    found();
    const auto guest = start("Frau Weber"), schmidt = start("Herr Schmidt");
    const auto his_account = account("Schmidt", true);
    make([&](Tx& tx) { return people::claim(tx, schmidt.id, his_account.id); });
    const auto under = post(schmidt);
    for (int i = 0; i < 230; ++i) reply(under, guest.id);
    make([](Tx& tx) { return letters::add(tx, 0, "sealed"); });
  }
};

TEST_P(RestoreTest, EitherDatabaseFillsEitherDatabase) {
  live();
  // A person who became another one that was made later: the row it points to comes after it, or before.
  must(write([](Tx& tx) -> Done {
    KITH_CHECK(
        tx.execute("update person set became = (select max(id) from person) where id ="
                   " (select min(id) from person)"));
    return {};
  }));
  must(store_->backup(file()));
  for (const auto on : databases()) {
    TestPlace target(on);
    auto to = target.options();
    to.sync = false;
    must(restore(file(), to, clock_, random_));
    const auto restored = must(Store::open(to, clock_, random_));
    EXPECT_EQ(dump(*restored), dump(*store_));
    EXPECT_TRUE(must(examine(to)).damage.empty());
  }
}

TEST_P(RestoreTest, IsRefusedWhereSomethingIs) {
  live();
  must(store_->backup(file()));
  const auto before = dump(*store_);
  const auto again = restore(file(), place_.options(), clock_, random_);
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code, "not_empty");
  EXPECT_EQ(dump(*store_), before);
}

TEST_P(RestoreTest, WithoutTheKeyWhatItSealedIsClosed) {
  live();
  must(write([](Tx& tx) -> Done {
    KITH_CHECK(tx.execute("update reply set email_sealed = 'sealed'"));
    return {};
  }));
  must(write([](Tx& tx) { return close_sealed(tx); }));
  EXPECT_EQ(rows("letter"), 0);
  EXPECT_EQ(rows("sign_in"), 0);
  EXPECT_EQ(rows("reply where email_sealed <> ''"), 0);
  EXPECT_EQ(rows("reply"), 230);
}

// Whoever adds a sealed column says there what becomes of it.
TEST(Sealed, NoColumnIsForgottenWhenTheKeyIsLost) {
  const TestPlace place(On::Sqlite);
  SystemClock clock;
  SystemRandom random;
  must(Store::open(place.options(), clock, random));
  const auto session = must(Session::sqlite(place.sqlite_file(), Access::Read, false));
  int sealed = 0;
  for (const auto& table : must(tables_of(*session))) {
    for (const auto& column : table.columns) {
      if (column.name.find("sealed") == column.name.npos) continue;
      ++sealed;
      const auto known = std::ranges::any_of(statements_that_close(), [&](std::string_view statement) {
        return statement.find(" " + table.name + " ") != statement.npos &&
               statement.find(column.name) != statement.npos;
      });
      EXPECT_TRUE(known) << table.name << "." << column.name;
    }
  }
  EXPECT_GE(sealed, 2);
}

KITH_ON_BOTH_DATABASES(RestoreTest);

}  // namespace
}  // namespace kith::store
