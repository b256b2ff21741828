// A database of a test's own, on each database kith runs on. For: tests of every module that has a store underneath.
// Not for: the program. SQLite is a file in a temporary folder, without fsync; PostgreSQL is a new schema, in a
// database of this process's own on the server that KITH_TEST_POSTGRES names (bin/with-postgres starts one), removed at
// the end. Without KITH_TEST_POSTGRES only SQLite is tested, and it says so; with KITH_REQUIRE_POSTGRES that is an
// error.
#pragma once
#include <ostream>
#include <string>
#include <vector>

#include "store/store.h"

namespace kith::store {

enum class On { Sqlite, Postgres };
std::ostream& operator<<(std::ostream& out, On on);

// For INSTANTIATE_TEST_SUITE_P(..., testing::ValuesIn(databases()), testing::PrintToStringParamName()).
std::vector<On> databases();

class TestPlace {
 public:
  explicit TestPlace(On on);
  ~TestPlace();
  TestPlace(const TestPlace&) = delete;
  TestPlace& operator=(const TestPlace&) = delete;

  StoreOptions options() const;
  // A folder for the test's files, removed with everything in it.
  const std::string& folder() const { return folder_; }
  std::string sqlite_file() const { return folder_ + "/kith.db"; }
  // Nobody gets in until they are let in again (PostgreSQL); those inside are thrown out.
  void shut_out();
  void let_in();

 private:
  On on_;
  std::string folder_;
  std::string schema_;  // PostgreSQL
};

}  // namespace kith::store
