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

TEST(Schema, GivesEveryTableAKey) {
  for (const auto& migration : migrations()) {
    for (const auto statement : migration.statements) {
      if (!statement.starts_with("create table")) continue;
      EXPECT_NE(statement.find("primary key"), statement.npos) << statement;
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

// What the first schema held, read back in a form that both schemas have.
std::string told(Session& session, std::string_view sql) {
  std::string all;
  const auto rows = must(session.query(sql));
  for (const auto row : rows) {
    for (const auto& column : rows.columns()) all += row.optional_text(column).value_or("-") + " ";
    all += "| ";
  }
  return all;
}

constexpr auto first_schema_rows = std::to_array<std::string_view>({
    "insert into network (id, name, about, founded) values (1, 'Runde', '', 5)",
    "insert into person (id, network, name, sort_key, generation, started) values (2, 1, 'Schmidt', 'schmidt', 1, 5)",
    "insert into post (id, network, writer, title, text, language, replies_open, position, version, written)"
    " values (3, 1, 2, 'Jeder darf', 'Jeder kann.', 'de', 1, 1, 4, 6),"
    " (4, 1, 2, 'Keiner muss', '', 'de', 0, 2, 1, 7)",
    "insert into reply (id, post, writer, name, text, email_sealed, state, position, generation, written, edited)"
    " values (9, 3, 2, 'Schmidt', 'Gern', '', 'shown', 1, 1, 8, null),"
    " (8, 3, null, 'Meier', 'Auch \"gern\"', 'x', 'waiting', 2, 2, 9, 10),"
    " (7, 3, null, 'Arendt', '', '', 'shown', 3, 1, 9, null)",
    "insert into answered (id, body, answer, at) values ('b', 'body', 'answer', 1800000000000),"
    " ('a', 'body', 'answer', 1700000000000)",
    "insert into outbox (id, at, kind, noun, payload) values (6, 9, 'reply.written', 9, ''), (5, 9, 'a', 1, '{}')",
    "insert into attempt (id, bucket, at) values (1, 'guest', 9), (2, 'guest', 9), (3, 'other', 8)",
});

TEST_P(MigrationTest, TheSecondKeepsEveryRowOfTheFirst) {
  TestPlace fresh(GetParam());
  const auto options = fresh.options();
  const auto at = must(options.postgres_url.empty() ? Session::sqlite(options.sqlite_file, Access::Write, false)
                                                    : Session::postgres(options.postgres_url, false));
  must(migrate(*at, clock_.now(), migrations().first(1)));
  for (const auto sql : first_schema_rows) must(at->execute(sql));
  const auto everything = [&] {
    return told(*at,
                "select id, post, writer, name, text, email_sealed, state, position, generation, written, edited"
                " from reply order by post, position") +
           told(*at, "select id, body, answer, at from answered order by id") +
           told(*at, "select id, at, kind, noun, payload from outbox order by at, id") +
           told(*at, "select id, bucket, at from attempt order by id");
  };
  const auto before = everything();
  EXPECT_NE(before.find("Auch \"gern\""), before.npos);
  must(migrate(*at, clock_.now(), migrations().first(2)));
  EXPECT_EQ(everything(), before);
  EXPECT_EQ(told(*at, "select id, replies_shown from post order by id"), "3 2 | 4 0 | ");
  EXPECT_EQ(told(*at, "select id, day from answered order by id"), "a 19675 | b 20833 | ");
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
