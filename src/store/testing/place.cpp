#include "store/testing/place.h"

#include <atomic>
#include <cstdio>
#include <filesystem>
#include <stdexcept>
#include <stdlib.h>
#include <unistd.h>

#include "store/detail/session.h"

namespace kith::store {
namespace {

std::string server_url() {
  const char* url = std::getenv("KITH_TEST_POSTGRES");
  return url ? url : "";
}

// postgres://user@host/postgres?host=/tmp/x with another database's name.
std::string url_of(const std::string& database) {
  const auto url = server_url();
  const auto options = std::min(url.find('?'), url.size());
  return url.substr(0, url.rfind('/', options) + 1) + database + url.substr(options);
}

void run_at(const std::string& url, const std::string& sql) {
  auto session = Session::postgres(url, false);
  if (!session) throw std::runtime_error("KITH_TEST_POSTGRES names no server that answers");
  // Dropping what a whole run has left behind takes longer than any statement of a house may.
  if (const auto done = (*session)->execute("set statement_timeout = 0"); !done)
    throw std::runtime_error(done.error().detail);
  if (const auto done = (*session)->execute(sql); !done) throw std::runtime_error(done.error().detail);
}

class ProcessDatabase {
 public:
  ProcessDatabase() : name_("kith_test_" + std::to_string(::getpid())) {
    run_at(server_url(), "create database " + name_ + " encoding 'UTF8' template template0");
  }
  ~ProcessDatabase() { run_at(server_url(), "drop database " + name_ + " with (force)"); }
  const std::string& name() const { return name_; }

 private:
  std::string name_;
};

const std::string& process_database() {
  static const ProcessDatabase database;
  return database.name();
}

std::string in_schema(const std::string& url, const std::string& schema) {
  return url + (url.find('?') == url.npos ? "?" : "&") + "options=-csearch_path%3D" + schema;
}

std::string new_folder() {
  auto folder = (std::filesystem::temp_directory_path() / "kith-test.XXXXXX").string();
  if (!::mkdtemp(folder.data())) throw std::runtime_error("no temporary folder");
  return folder;
}

std::string new_schema() {
  static std::atomic<int> count = 0;
  const auto name = "place_" + std::to_string(++count);
  run_at(url_of(process_database()), "create schema " + name);
  return name;
}

}  // namespace

std::ostream& operator<<(std::ostream& out, On on) { return out << (on == On::Sqlite ? "SQLite" : "PostgreSQL"); }

std::vector<On> databases() {
  if (!server_url().empty()) return {On::Sqlite, On::Postgres};
  if (std::getenv("KITH_REQUIRE_POSTGRES")) {
    std::fputs("KITH_REQUIRE_POSTGRES is set, but KITH_TEST_POSTGRES names no server.\n", stderr);
    std::exit(1);
  }
  static const int told = std::fputs("KITH_TEST_POSTGRES is not set: PostgreSQL is NOT tested.\n", stderr);
  static_cast<void>(told);
  return {On::Sqlite};
}

TestPlace::TestPlace(On on) : on_(on), folder_(new_folder()) {
  if (on_ == On::Postgres) schema_ = new_schema();
}

TestPlace::~TestPlace() {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

StoreOptions TestPlace::options() const {
  StoreOptions options;
  if (on_ == On::Sqlite) options.sqlite_file = sqlite_file();
  if (on_ == On::Postgres) options.postgres_url = in_schema(url_of(process_database()), schema_);
  options.readers = on_ == On::Sqlite ? 2 : 8;
  options.sync = false;
  return options;
}

void TestPlace::shut_out() {
  run_at(server_url(), "alter database " + process_database() + " allow_connections false");
  run_at(server_url(),
         "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + process_database() + "'");
}

void TestPlace::let_in() { run_at(server_url(), "alter database " + process_database() + " allow_connections true"); }

}  // namespace kith::store
