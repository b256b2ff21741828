#include "store/detail/sqlite_file.h"

#include <filesystem>
#include <fstream>
#include <sys/stat.h>

#include "store/testing/world.h"

namespace kith::store {
namespace {

class SqliteFileTest : public StoreTest {
 protected:
  std::string path(const std::string& name) const { return place_.folder() + "/" + name; }
  static std::string bytes(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  static void write_bytes(const std::string& file, const std::string& content) {
    std::ofstream(file, std::ios::binary | std::ios::trunc) << content;
  }
  Result<std::unique_ptr<Store>> open_at(const std::string& file) {
    StoreOptions options;
    options.sqlite_file = file;
    options.sync = false;
    return Store::open(options, clock_, random_);
  }
  static unsigned mode(const std::string& file) {
    struct stat about{};
    return ::stat(file.c_str(), &about) == 0 ? about.st_mode & 0777U : 0;
  }
  // A closed database with some rows in it.
  std::string a_good_file() {
    found();
    const auto writer = start("Herr Schmidt");
    for (int i = 0; i < 200; ++i) reply(i == 0 ? under_ = post(writer) : under_);
    store_.reset();
    return place_.sqlite_file();
  }
  Post under_;
};

TEST_P(SqliteFileTest, IsReadableByItsOwnerOnly) {
  must(write([](Tx&) -> Done { return {}; }));
  must(store_->ready());
  EXPECT_EQ(mode(place_.sqlite_file()), 0600U);
  EXPECT_EQ(mode(place_.sqlite_file() + "-wal"), 0600U);
  EXPECT_EQ(mode(place_.sqlite_file() + "-shm"), 0600U);
}

TEST_P(SqliteFileTest, StandsAloneOnceItIsClosed) {
  must(store_->ready());
  must(store_->read([](Tx&) -> Done { return {}; }));
  store_.reset();
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(place_.folder())) files += entry.is_regular_file();
  EXPECT_EQ(files, 1U);
}

TEST_P(SqliteFileTest, MayLieInAFolderWithAnyName) {
  for (const std::string name : {"a b", "a=b", "ü \u4e2d", "x = y z", "'quoted'", "?a&b%20"}) {
    const auto folder = path(name);
    std::filesystem::create_directory(folder);
    const auto store = must(open_at(folder + "/kith.db"));
    EXPECT_TRUE(store->ready());
    EXPECT_TRUE(store->read([](Tx& tx) -> Done {
      KITH_CHECK(tx.query("select name from house"));
      return {};
    }));
    EXPECT_EQ(mode(folder + "/kith.db"), 0600U) << name;
  }
}

TEST_P(SqliteFileTest, ThatIsNotOursIsLeftAsItIs) {
  write_bytes(path("letter.txt"), "Dear Frau Weber, ...");
  write_bytes(path("empty.db"), "");
  write_bytes(path("zeros.db"), std::string(100'000, '\0'));
  {
    std::filesystem::copy_file(place_.sqlite_file(), path("other.db"));
    auto other = must(Session::sqlite(path("other.db"), Access::Write, false));
    must(other->query("pragma application_id = 1"));
  }
  for (const std::string name : {"letter.txt", "empty.db", "zeros.db", "other.db"}) {
    const auto before = bytes(path(name));
    const auto opened = open_at(path(name));
    ASSERT_FALSE(opened) << name;
    EXPECT_EQ(opened.error().kind, ErrorKind::Damaged) << name;
    EXPECT_EQ(bytes(path(name)), before) << name;
    EXPECT_FALSE(std::filesystem::exists(path(name) + "-wal")) << name;
  }
}

TEST_P(SqliteFileTest, WithoutItsFolderIsAnErrorInWords) {
  const auto opened = open_at(path("missing/kith.db"));
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, "file_refused");
}

// Cut, flipped or blanked: an Error at start or in check(), never a crash and never silence about broken structure.
TEST_P(SqliteFileTest, ThatIsCutIsFoundAtStart) {
  const auto good = bytes(a_good_file());
  for (const std::size_t size : {good.size() / 2, std::size_t{4096}, std::size_t{100}, std::size_t{1}}) {
    write_bytes(path("cut.db"), good.substr(0, size));
    const auto opened = open_at(path("cut.db"));
    ASSERT_FALSE(opened) << size;
    EXPECT_EQ(opened.error().kind, ErrorKind::Damaged) << size;
    EXPECT_EQ(bytes(path("cut.db")), good.substr(0, size));
  }
}

TEST_P(SqliteFileTest, WithABlankPageIsFoundByCheck) {
  const auto good = bytes(a_good_file());
  int found_damaged = 0;
  const auto pages = good.size() / 4096;
  for (std::size_t page = 1; page < pages; ++page) {
    auto bad = good;
    bad.replace(page * 4096, 4096, 4096, '\0');
    write_bytes(path("bad.db"), bad);
    const auto opened = open_at(path("bad.db"));
    const auto checked = opened ? (*opened)->check() : std::unexpected(opened.error());
    if (checked) continue;  // a page of the list of free ones
    EXPECT_EQ(checked.error().kind, ErrorKind::Damaged);
    ++found_damaged;
  }
  EXPECT_GE(found_damaged, static_cast<int>(pages) - 2);
}

TEST_P(SqliteFileTest, WithFlippedBitsNeverCrashesAReader) {
  const auto good = bytes(a_good_file());
  for (int round = 0; round < 200; ++round) {
    auto bad = good;
    for (int flips = 0; flips < 8; ++flips)
      bad[random_.bits() % bad.size()] ^= static_cast<char>(1 << random_.bits() % 8);
    write_bytes(path("bad.db"), bad);
    const auto opened = open_at(path("bad.db"));
    if (!opened) continue;
    static_cast<void>((*opened)->check());
    static_cast<void>((*opened)->read([&](Tx& tx) -> Done {
      KITH_CHECK(replies::of_post(tx, {a_keeper()}, under_.id, std::nullopt, 100));
      return {};
    }));
  }
}

INSTANTIATE_TEST_SUITE_P(Sqlite, SqliteFileTest, testing::Values(On::Sqlite), testing::PrintToStringParamName());

}  // namespace
}  // namespace kith::store
