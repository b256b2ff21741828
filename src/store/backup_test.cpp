#include <atomic>
#include <filesystem>
#include <fstream>
#include <sys/stat.h>
#include <thread>

#include "store/name_lists.h"
#include "store/outbox.h"
#include "store/sign_ins.h"
#include "store/testing/fault.h"
#include "store/testing/world.h"

namespace kith::store {
namespace {

class BackupTest : public StoreTest {
 protected:
  std::string copy() const { return place_.folder() + "/copy.db"; }
  std::unique_ptr<Store> open_copy(const std::string& file) {
    StoreOptions options;
    options.sqlite_file = file;
    options.sync = false;
    return must(Store::open(options, clock_, random_));
  }
  // Every table's rows as text, in the order of their keys.
  static std::string dump(Store& store) {
    std::string all;
    must(store.read([&](Tx& tx) -> Done {
      for (const std::string table : {"schema_version", "house", "network", "account", "person", "sign_in", "post",
                                      "reply", "name_list", "answered", "outbox", "attempt", "lease"}) {
        KITH_TRY(const auto rows, tx.query("select * from " + table + " order by 1"));
        for (const auto row : rows) {
          all += table;
          for (const auto& column : rows.columns()) all += "|" + row.optional_text(column).value_or("NULL");
          all += "\n";
        }
      }
      return {};
    }));
    return all;
  }
  void live() {
    found();
    const auto schmidt = start("Herr Schmidt"), weber = start("Frau Weber", clock_.now() + day_ms);
    const auto keeper = account("Schmidt", true);
    make([&](Tx& tx) { return people::claim(tx, schmidt.id, keeper.id); });
    const auto under = post(schmidt, "Ümläute 'und' \"Zeichen\" 👩‍👩‍👧");
    for (int i = 0; i < 250; ++i) reply(under, i % 3 == 0 ? std::optional(weber.id) : std::nullopt);
    must(store_->commit({"anyone", "key", "body"}, [](Tx&) -> Result<std::string> { return "answer"; }));
  }
};

TEST_P(BackupTest, HoldsEveryRowOfEitherDatabase) {
  live();
  must(store_->backup(copy()));
  const auto restored = open_copy(copy());
  EXPECT_TRUE(restored->check());
  EXPECT_EQ(dump(*restored), dump(*store_));
  EXPECT_TRUE(restored->ready());
}

TEST_P(BackupTest, IsForItsOwnerOnlyAndReplacesNothing) {
  must(store_->backup(copy()));
  struct stat about{};
  ASSERT_EQ(::stat(copy().c_str(), &about), 0);
  EXPECT_EQ(about.st_mode & 0777U, 0600U);
  const auto again = store_->backup(copy());
  EXPECT_EQ(again.error().code, "file_exists");
  EXPECT_EQ(store_->backup(place_.folder() + "/missing/copy.db").error().code, "file_refused");
}

TEST_P(BackupTest, WhileOthersWriteHoldsAllThatWasAcknowledgedBefore) {
  std::atomic<bool> stop = false;
  std::atomic<std::int64_t> acknowledged = 0;
  std::jthread writer([&] {
    for (std::int64_t n = 1; !stop; ++n) {
      must(write([n](Tx& tx) { return outbox::append(tx, "test.put", n); }));
      acknowledged = n;
    }
  });
  for (int round = 0; round < 3; ++round) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    const std::int64_t before = acknowledged;
    const auto file = copy() + std::to_string(round);
    must(store_->backup(file));
    const auto restored = open_copy(file);
    must(restored->read([&](Tx& tx) -> Done {
      KITH_TRY(const auto rows, tx.query("select count(*) as n, max(noun) as last from outbox"));
      EXPECT_EQ(rows.front().integer("n"), rows.front().optional_integer("last").value_or(0)) << "a gap";
      EXPECT_GE(rows.front().integer("n"), before);
      return {};
    }));
    EXPECT_TRUE(restored->check());
  }
  stop = true;
}

TEST_P(BackupTest, ThatFailsLeavesNoFile) {
  live();
  for (int n = 1;; ++n) {
    fault::strike(n);
    const auto done = store_->backup(copy());
    const bool struck = fault::has_struck();
    fault::strike(0);
    if (!struck) break;
    if (done) {  // only the closing of a read-only transaction may fail unnoticed
      std::filesystem::remove(copy());
      continue;
    }
    for (const auto* rest : {"", ".part", ".part-wal", ".part-journal"})
      EXPECT_FALSE(std::filesystem::exists(copy() + rest)) << rest << " after statement " << n;
    if (n > 100) n += 100;  // one insert is like the other
  }
  EXPECT_TRUE(std::filesystem::exists(copy()));
}

KITH_ON_BOTH_DATABASES(BackupTest);

}  // namespace
}  // namespace kith::store
