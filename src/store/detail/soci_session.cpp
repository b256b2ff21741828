// The only file that includes SOCI. What bites there and is kept in here: exceptions whose text holds SQL and values,
// dynamic rows whose types differ between the databases (so every cell is fetched as text), NULL only by indicator,
// and on SQLite a missing parameter that is silently NULL.
#include <algorithm>
#include <set>
#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>
#include <unordered_map>

#include "base/limits.h"
#include "store/detail/session.h"

namespace kith::store {
namespace {

constexpr int log_pages = 4'000;  // of 4 KiB, before they go home into the file (SQLite)

// One parameter; its address is what SOCI is bound to, so it stays where it is.
struct Slot {
  std::string name;
  bool is_text = false;
  long long number = 0;
  std::string text;
  soci::indicator indicator = soci::i_null;
};

struct Field {
  std::string text;
  soci::indicator indicator = soci::i_null;
};

struct Statement {
  Statement(soci::session& session, std::string_view text) : sql(text), soci(session) {}

  std::string sql;
  soci::statement soci;
  std::shared_ptr<const Columns> columns;
  std::set<std::string, std::less<>> parameters;
  std::vector<Slot> slots;
  std::vector<Field> fields;
  bool bound = false;
};

// A slot that saw only NULL so far takes any type: the indicator is all that is read.
bool fits(const Slot& slot, const Arg& arg) {
  if (slot.name != arg.name) return false;
  if (std::holds_alternative<std::monostate>(arg.value)) return true;
  return slot.is_text == std::holds_alternative<std::string_view>(arg.value);
}

// A missing one would be NULL on SQLite and the last call's on PostgreSQL.
void check_names(const Statement& statement, Args args) {
  const bool known = std::ranges::all_of(args, [&](const Arg& arg) { return statement.parameters.contains(arg.name); });
  if (!known || args.size() != statement.parameters.size())
    throw std::logic_error("the parameters of a statement and its arguments differ");
}

void bind(Statement& statement, Args args) {
  check_names(statement, args);
  statement.soci.bind_clean_up();
  statement.slots.assign(args.size(), {});
  statement.fields.assign(statement.columns->size(), {});
  for (std::size_t i = 0; i < args.size(); ++i) {
    auto& slot = statement.slots[i];
    slot.name = args[i].name;
    slot.is_text = std::holds_alternative<std::string_view>(args[i].value);
    if (slot.is_text)
      statement.soci.exchange(soci::use(slot.text, slot.indicator, slot.name));
    else
      statement.soci.exchange(soci::use(slot.number, slot.indicator, slot.name));
  }
  for (auto& field : statement.fields) statement.soci.exchange(soci::into(field.text, field.indicator));
  statement.soci.define_and_bind();
  statement.bound = true;
}

void fill(Statement& statement, Args args) {
  const bool same = statement.bound && std::ranges::equal(statement.slots, args, fits);
  if (!same) bind(statement, args);
  for (std::size_t i = 0; i < args.size(); ++i) {
    auto& slot = statement.slots[i];
    slot.indicator = std::holds_alternative<std::monostate>(args[i].value) ? soci::i_null : soci::i_ok;
    if (const auto* number = std::get_if<std::int64_t>(&args[i].value)) slot.number = *number;
    if (const auto* text = std::get_if<std::string_view>(&args[i].value)) slot.text = *text;
  }
}

void append(Rows& rows, const std::vector<Field>& fields) {
  for (const auto& field : fields)
    rows.append(field.indicator == soci::i_null ? std::nullopt : std::optional<std::string_view>(field.text));
}

class SociSession : public Session {
 public:
  SociSession(const soci::backend_factory& backend, const std::string& connect) : soci_(backend, connect) {}

 protected:
  soci::session& soci() { return soci_; }
  const soci::session& soci() const { return soci_; }
  void forget_statements() { statements_.clear(); }

 private:
  // Columns are learnt without running the statement: SOCI's own way would run an insert twice.
  virtual Columns columns_of(Statement& statement) = 0;
  virtual int parameters_of(Statement& statement) = 0;
  virtual bool connected() const { return true; }

  Statement& prepared(std::string_view sql) {
    if (const auto found = statements_.find(sql); found != statements_.end()) return *found->second;
    if (statements_.size() >= limits::store_statements) statements_.clear();
    auto made = std::make_unique<Statement>(soci_, sql);
    made->soci.alloc();
    made->soci.prepare(made->sql);
    made->columns = std::make_shared<const Columns>(columns_of(*made));
    for (int i = 0; i < parameters_of(*made); ++i)
      made->parameters.insert(made->soci.get_backend()->get_parameter_name(i));
    return *statements_.emplace(made->sql, std::move(made)).first->second;
  }

  std::int64_t go(Statement& statement, Args args, std::optional<Rows>* rows) {
    fill(statement, args);
    if (rows) rows->emplace(statement.columns);
    for (bool more = statement.soci.execute(true); more; more = statement.soci.fetch()) {
      if (rows) append(**rows, statement.fields);
    }
    return statement.soci.get_affected_rows();
  }

  Result<std::int64_t> run(std::string_view sql, Args args, std::optional<Rows>* rows, Place place) override {
    Statement* statement = nullptr;
    std::string code;
    try {
      statement = &prepared(sql);
      return go(*statement, args, rows);
    } catch (const soci::sqlite3_soci_error& error) {
      trouble_ = sqlite_trouble(error.result());
      code = "SQLite " + std::to_string(error.result());
    } catch (const soci::postgresql_soci_error& error) {
      trouble_ = connected() ? postgres_trouble(error.sqlstate()) : Trouble::Lost;
      code = "SQLSTATE " + error.sqlstate();
    } catch (const soci::soci_error&) {
      trouble_ = connected() ? Trouble::Bug : Trouble::Lost;
      code = "SOCI";
    }
    // What was bound when it threw may be half used; the next call binds anew.
    if (statement) statement->bound = false;
    return fail_with(trouble_, code + " at " + place_text(place));
  }

  soci::session soci_;
  // Keys are views of the statements' own text.
  std::unordered_map<std::string_view, std::unique_ptr<Statement>> statements_;
};

// A session is used by one thread at a time, so that SQLite need not lock it for every cell. Only before the first use.
void lock_no_cells() {
  static const int configured = sqlite_api::sqlite3_config(SQLITE_CONFIG_MULTITHREAD);
  static_cast<void>(configured);
}

class SqliteSession : public SociSession {
 public:
  explicit SqliteSession(const std::string& connect) : SociSession(soci::sqlite3, connect) {
    sqlite_api::sqlite3_extended_result_codes(connection(), 1);
  }
  ~SqliteSession() override { forget_statements(); }

  Database database() const override { return Database::Sqlite; }
  bool usable() const override { return !in_transaction(); }
  bool in_transaction() const override { return sqlite_api::sqlite3_get_autocommit(connection()) == 0; }
  Result<bool> has_table(std::string_view name) override {
    KITH_TRY(const auto rows,
             query("select name from sqlite_master where type = 'table' and name = :name", {{"name", name}}));
    return !rows.empty();
  }

 private:
  sqlite_api::sqlite3* connection() const {
    return static_cast<soci::sqlite3_session_backend*>(const_cast<soci::session&>(soci()).get_backend())->conn_;
  }
  static sqlite_api::sqlite3_stmt* handle(Statement& statement) {
    return static_cast<soci::sqlite3_statement_backend*>(statement.soci.get_backend())->stmt_;
  }
  Columns columns_of(Statement& statement) override {
    Columns columns(static_cast<std::size_t>(sqlite_api::sqlite3_column_count(handle(statement))));
    for (std::size_t i = 0; i < columns.size(); ++i)
      columns[i] = sqlite_api::sqlite3_column_name(handle(statement), static_cast<int>(i));
    return columns;
  }
  int parameters_of(Statement& statement) override {
    return sqlite_api::sqlite3_bind_parameter_count(handle(statement));
  }
};

class PostgresSession : public SociSession {
 public:
  explicit PostgresSession(const std::string& url) : SociSession(soci::postgresql, url) {
    PQsetNoticeProcessor(connection(), [](void*, const char*) {}, nullptr);  // else they go to stderr
  }
  ~PostgresSession() override { forget_statements(); }

  Database database() const override { return Database::Postgres; }
  bool usable() const override { return PQtransactionStatus(connection()) == PQTRANS_IDLE; }
  bool in_transaction() const override { return PQtransactionStatus(connection()) == PQTRANS_INTRANS; }
  Result<bool> has_table(std::string_view name) override {
    KITH_TRY(const auto rows, query("select table_name from information_schema.tables"
                                    " where table_schema = current_schema() and table_name = :name",
                                    {{"name", name}}));
    return !rows.empty();
  }

 private:
  bool connected() const override { return PQstatus(connection()) == CONNECTION_OK; }
  PGconn* connection() const {
    return static_cast<soci::postgresql_session_backend*>(const_cast<soci::session&>(soci()).get_backend())->conn_;
  }
  static soci::postgresql_statement_backend& handle(Statement& statement) {
    return *static_cast<soci::postgresql_statement_backend*>(statement.soci.get_backend());
  }
  Columns columns_of(Statement& statement) override {
    const std::unique_ptr<PGresult, decltype(&PQclear)> described(
        PQdescribePrepared(connection(), handle(statement).statementName_.c_str()), PQclear);
    if (PQresultStatus(described.get()) != PGRES_COMMAND_OK)
      throw soci::soci_error("a statement that cannot be described");
    Columns columns(static_cast<std::size_t>(PQnfields(described.get())));
    for (std::size_t i = 0; i < columns.size(); ++i) columns[i] = PQfname(described.get(), static_cast<int>(i));
    return columns;
  }
  int parameters_of(Statement& statement) override { return static_cast<int>(handle(statement).names_.size()); }
};

// SOCI reads "key=value" in a path as an option, so that a path is always given as one; and it knows no quoted quote.
Result<std::string> sqlite_options(const std::string& file, Access access) {
  if (file.find('"') != file.npos)
    return fail(ErrorKind::Invalid, "path", say("The path of the database may not contain a quotation mark."));
  return "dbname=\"" + file + "\"" + (access == Access::Read ? " readonly=1" : "");
}

// Gives up on a server that does not answer before the caller does; what the operator wrote in the URL wins.
// SOCI takes the string apart at "=" and blanks: a URL passes whole if it holds the one and not the other.
Result<std::string> postgres_options(const std::string& url) {
  if (url.find_first_of(" \t\r\n") != url.npos)
    return fail(ErrorKind::Invalid, "url", say("The address of the database may not contain spaces."));
  const std::string time_limits =
      "connect_timeout=2&tcp_user_timeout=4000&keepalives_idle=2&keepalives_interval=1&keepalives_count=2"
      "&application_name=kith";
  const auto question = url.find('?');
  if (question == url.npos) return url + "?" + time_limits;
  return url.substr(0, question + 1) + time_limits + "&" + url.substr(question + 1);
}

Done set_up(Session& session, std::initializer_list<std::string_view> statements) {
  for (const auto statement : statements) KITH_CHECK(session.query(statement));
  return {};
}

template <class Opened>
Result<std::unique_ptr<Session>> connect(const std::string& to) {
  try {
    if constexpr (std::is_same_v<Opened, SqliteSession>) lock_no_cells();
    return std::make_unique<Opened>(to);
  } catch (const soci::sqlite3_soci_error& error) {
    return fail_with(sqlite_trouble(error.result()), "SQLite " + std::to_string(error.result()) + " at opening");
  } catch (const soci::soci_error&) {
    return fail_with(Trouble::Lost, "no connection");  // libpq's words may hold the URL with its password
  }
}

}  // namespace

Result<std::unique_ptr<Session>> Session::sqlite(const std::string& file, Access access, bool sync) {
  KITH_TRY(const auto options, sqlite_options(file, access));
  KITH_TRY(auto session, connect<SqliteSession>(options));
  KITH_CHECK(session->query("pragma busy_timeout = " + std::to_string(limits::store_busy_ms)));
  KITH_CHECK(set_up(*session, {"pragma foreign_keys = on", "pragma trusted_schema = off", "pragma cell_size_check = on",
                               "pragma temp_store = memory"}));
  if (access == Access::Write) {
    KITH_CHECK(session->query("pragma journal_size_limit = " + std::to_string(limits::store_journal_bytes)));
    KITH_CHECK(session->query("pragma wal_autocheckpoint = " + std::to_string(log_pages)));
    KITH_CHECK(session->query(sync ? "pragma synchronous = full" : "pragma synchronous = off"));
  }
  return session;
}

Result<std::unique_ptr<Session>> Session::postgres(const std::string& url, bool sync) {
  KITH_TRY(const auto options, postgres_options(url));
  KITH_TRY(auto session, connect<PostgresSession>(options));
  KITH_CHECK(session->query("set statement_timeout = " + std::to_string(limits::store_statement_ms)));
  KITH_CHECK(set_up(*session, {"set client_encoding = 'UTF8'", "set default_transaction_isolation = 'serializable'",
                               sync ? "set synchronous_commit = on" : "set synchronous_commit = off"}));
  return session;
}

}  // namespace kith::store
