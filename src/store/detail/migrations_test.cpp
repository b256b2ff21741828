#include "store/detail/migrations.h"

#include <fstream>
#include <iterator>
#include <set>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

#include "store/detail/migrate.h"
#include "store/testing/fault.h"
#include "store/testing/world.h"

namespace kith::store {
namespace {

TEST(Schema, UsesNothingThatADistributedPostgresDoesNotDoWell) {
  for (const auto& migration : migrations()) {
    for (const auto statement : migration.statements) {
      for (const auto* word : {"serial", "sequence", "autoincrement", "trigger", "now()", "current_timestamp",
                               "integer", "boolean", "timestamp", "generated", "advisory", ";"})
        EXPECT_EQ(statement.find(word), statement.npos) << word << " in: " << statement;
    }
  }
}

TEST(Schema, BeginsEveryTableWithItsKey) {
  for (const auto& migration : migrations()) {
    for (const auto statement : migration.statements) {
      if (!statement.starts_with("create table")) continue;
      const auto first_column = statement.substr(0, statement.find(','));
      EXPECT_NE(first_column.find("primary key"), first_column.npos) << statement;
    }
  }
}

TEST(Schema, NumbersItsMigrationsWithoutGaps) {
  std::int64_t expected = 1;
  for (const auto& migration : migrations()) EXPECT_EQ(migration.version, expected++);
}

constexpr auto another_statements = std::to_array<std::string_view>({
    "create table later (id bigint primary key)",
    "insert into later (id) select id from house",
    "alter table house add column motto text",
    "create index later_still on later (id)",
});

std::vector<Migration> with_another() {
  std::vector<Migration> all(migrations().begin(), migrations().end());
  all.push_back({all.back().version + 1, "another", another_statements});
  return all;
}

class MigrationTest : public StoreTest {
 protected:
  std::unique_ptr<Session> session() {
    const auto options = place_.options();
    return must(options.postgres_url.empty() ? Session::sqlite(options.sqlite_file, Access::Write, false)
                                             : Session::postgres(options.postgres_url, false));
  }
  // The house's rows and the schema, as one text.
  std::string contents() {
    const auto at = session();
    std::string all = std::to_string(must(schema_version(*at, {})));
    all += must(at->has_table("later")) ? " later" : "";
    const auto rows = must(at->query("select * from house"));
    for (const auto& column : rows.columns()) all += " " + column;
    return all;
  }
};

TEST_P(MigrationTest, OneThatIsMissingIsAppliedOnce) {
  found();
  const auto known = with_another();
  const auto at = session();
  must(migrate(*at, clock_.now(), known));
  EXPECT_EQ(must(schema_version(*at, known)), known.back().version);
  must(migrate(*at, clock_.now(), known));
  EXPECT_EQ(rows("later"), 1);
  EXPECT_EQ(rows("schema_version"), static_cast<std::int64_t>(known.size()));
}

TEST_P(MigrationTest, AFailedOneLeavesTheOldSchemaOrTheNewOne) {
  found();
  const auto before = contents();
  const auto known = with_another();
  std::set<std::string> after_failures;
  int failures = 0;
  for (int n = 1;; ++n) {
    const auto at = session();
    fault::strike(n);
    const auto done = migrate(*at, clock_.now(), known);
    const bool struck = fault::has_struck();
    fault::strike(0);
    if (!struck) break;
    ASSERT_FALSE(done);
    after_failures.insert(contents());
    ++failures;
  }
  EXPECT_GT(failures, 5);
  after_failures.insert(contents());
  EXPECT_EQ(after_failures.size(), 2U) << "neither the old nor the new schema";
  EXPECT_TRUE(after_failures.contains(before));
  EXPECT_NE(contents(), before);
}

TEST_P(MigrationTest, AKilledOneLeavesTheOldSchemaAndTheNextStartCompletesIt) {
  found();
  const auto before = contents();
  const auto known = with_another();
  store_.reset();
  std::set<std::string> after_kills;
  for (int n = 1; n < 100; ++n) {
    const auto child = ::fork();
    if (child == 0) {
      const auto at = session();
      fault::strike(n, fault::Blow::Kill);
      ::_exit(migrate(*at, clock_.now(), known) ? 0 : 1);
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    if (WIFEXITED(status)) {
      EXPECT_EQ(WEXITSTATUS(status), 0);
      break;
    }
    after_kills.insert(contents());
  }
  after_kills.insert(contents());
  EXPECT_EQ(after_kills.size(), 2U) << "neither the old nor the new schema";
  EXPECT_TRUE(after_kills.contains(before));
  EXPECT_NE(contents(), before);
}

TEST_P(MigrationTest, AKilledFirstStartIsCompletedByTheNext) {
  TestPlace fresh(GetParam());
  int killed = 0;
  for (int n = 1; n < 100; n += 3) {
    const auto child = ::fork();
    if (child == 0) {
      fault::strike(n, fault::Blow::Kill);
      ::_exit(Store::open(fresh.options(), clock_, random_) ? 0 : 1);
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    if (WIFEXITED(status)) {
      EXPECT_EQ(WEXITSTATUS(status), 0);
      break;
    }
    ++killed;
  }
  EXPECT_GT(killed, 5);
  EXPECT_TRUE(must(Store::open(fresh.options(), clock_, random_))->ready());
}

TEST_P(MigrationTest, DataOfANewerKithIsRefusedAndNotTouched) {
  found();
  must(session()->execute("insert into schema_version (version, at) values (:version, 0)",
                          {{"version", migrations().back().version + 1}}));
  store_.reset();
  const auto bytes = [&] {
    std::ifstream file(place_.sqlite_file(), std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(file), {});
  };
  const auto before = contents();
  const auto file_before = bytes();
  const auto opened = Store::open(place_.options(), clock_, random_);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().kind, ErrorKind::NewerSchema);
  EXPECT_EQ(opened.error().code, "newer_schema");
  EXPECT_EQ(bytes(), file_before);
  EXPECT_EQ(contents(), before);
}

TEST_P(MigrationTest, ServersThatStartTogetherDoNotCollide) {
  TestPlace fresh(GetParam());
  std::vector<Result<std::unique_ptr<Store>>> opened;
  for (int i = 0; i < 6; ++i) opened.push_back(fail_with(Trouble::Bug, "never ran"));
  std::vector<std::jthread> servers;
  for (auto& store : opened) servers.emplace_back([&] { store = Store::open(fresh.options(), clock_, random_); });
  servers.clear();
  for (auto& store : opened) EXPECT_TRUE(must(std::move(store))->ready());
}

KITH_ON_BOTH_DATABASES(MigrationTest);

}  // namespace
}  // namespace kith::store
