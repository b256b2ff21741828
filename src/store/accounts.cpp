#include "store/accounts.h"

#include "base/text.h"
#include "store/detail/answers.h"
#include "store/detail/tx.h"
#include "store/outbox.h"

namespace kith::store::accounts {
namespace {

Account account_of(const Row& row) {
  return {row.id<AccountId>("id"), row.text("name"), row.text("passphrase"), row.flag("keeper"), row.instant("made")};
}

Done check_free(Tx& tx, std::string_view name, AccountId own) {
  KITH_TRY(const auto taken, find_by_name(tx, name));
  if (!taken || taken->id == own) return {};
  return fail(ErrorKind::Conflict, "name_taken", say("This name is taken here. Please choose another."));
}

}  // namespace

Done add(Tx& tx, const Account& account) {
  KITH_CHECK(check_free(tx, account.name, account.id));
  KITH_CHECK(
      tx.execute("insert into account (id, name, name_folded, passphrase, keeper, made)"
                 " values (:id, :name, :name_folded, :passphrase, :keeper, :made)",
                 {{"id", account.id},
                  {"name", account.name},
                  {"name_folded", folded(account.name)},
                  {"passphrase", account.passphrase},
                  {"keeper", account.keeper},
                  {"made", account.made}}));
  return outbox::append(tx, "account.made", account.id.value);
}

Result<std::optional<Account>> find_by_name(Tx& tx, std::string_view name) {
  KITH_TRY(const auto rows, tx.query("select id, name, passphrase, keeper, made from account where name_folded = :name",
                                     {{"name", folded(name)}}));
  if (rows.empty()) return std::nullopt;
  return std::optional(account_of(rows.front()));
}

Result<Account> find(Tx& tx, AccountId id) {
  KITH_TRY(const auto rows,
           tx.query("select id, name, passphrase, keeper, made from account where id = :id", {{"id", id}}));
  if (rows.empty()) return absent();
  return account_of(rows.front());
}

Done rename(Tx& tx, AccountId id, std::string_view name) {
  KITH_CHECK(check_free(tx, name, id));
  KITH_TRY(const auto saved, tx.execute("update account set name = :name, name_folded = :name_folded where id = :id",
                                        {{"name", name}, {"name_folded", folded(name)}, {"id", id}}));
  if (saved == 0) return absent();
  return outbox::append(tx, "account.changed", id.value);
}

Done set_passphrase(Tx& tx, AccountId id, std::string_view hash) {
  KITH_TRY(const auto saved, tx.execute("update account set passphrase = :passphrase where id = :id",
                                        {{"passphrase", hash}, {"id", id}}));
  if (saved == 0) return absent();
  return outbox::append(tx, "account.changed", id.value);
}

Result<bool> any_keeper(Tx& tx) {
  KITH_TRY(const auto rows, tx.query("select id from account where keeper = 1 limit 1"));
  return !rows.empty();
}

}  // namespace kith::store::accounts
