#include "store/sign_ins.h"

#include "base/limits.h"
#include "store/detail/answers.h"
#include "store/detail/tx.h"

namespace kith::store::sign_ins {
namespace {

SignIn sign_in_of(const Row& row) {
  return {row.id<SignInId>("id"), row.id<PersonId>("person"), row.optional_id<AccountId>("account"),
          row.flag("keeper"),     row.text("secret"),         row.text("device"),
          row.instant("opened"),  row.instant("used"),        row.instant("until")};
}

}  // namespace

Done open(Tx& tx, const SignIn& sign_in) {
  KITH_CHECK(
      tx.execute("insert into sign_in (id, person, account, keeper, secret, device, opened, used, until)"
                 " values (:id, :person, :account, :keeper, :secret, :device, :opened, :used, :until)",
                 {{"id", sign_in.id},
                  {"person", sign_in.person},
                  {"account", sign_in.account},
                  {"keeper", sign_in.keeper},
                  {"secret", sign_in.secret},
                  {"device", sign_in.device},
                  {"opened", sign_in.opened},
                  {"used", sign_in.used},
                  {"until", sign_in.until}}));
  return {};
}

Result<std::optional<Seen>> find_by_secret(Tx& tx, std::string_view secret) {
  KITH_TRY(const auto rows,
           tx.query("select s.id, s.person, s.account, s.keeper * coalesce(a.keeper, 0) as keeper, s.secret, s.device,"
                    " s.opened, s.used, s.until, p.name"
                    " from sign_in s join person p on p.id = s.person left join account a on a.id = s.account"
                    " where s.secret = :secret and s.until > :now and s.used > :idle"
                    " and (p.until is null or p.until > :now)",
                    {{"secret", secret}, {"now", tx.now()}, {"idle", tx.now() + -sign_in_idle_ms}}));
  if (rows.empty()) return std::nullopt;
  const auto row = rows.front();
  Seen seen;
  seen.sign_in = sign_in_of(row);
  seen.viewer = {seen.sign_in.id, seen.sign_in.person, seen.sign_in.account, row.text("name"), seen.sign_in.keeper};
  return std::optional(std::move(seen));
}

Done touch(Tx& tx, SignInId id) {
  KITH_CHECK(tx.execute("update sign_in set used = :now where id = :id", {{"now", tx.now()}, {"id", id}}));
  return {};
}

Result<std::vector<SignIn>> of(Tx& tx, const Viewer& viewer) {
  KITH_TRY(const auto rows,
           tx.query("select id, person, account, keeper, secret, device, opened, used, until from sign_in"
                    " where (account = :account or (person = :person and (account is null or :whole = 1)))"
                    " and until > :now and used > :idle"
                    " order by used desc, id limit :most",
                    {{"person", viewer.person},
                     {"account", viewer.account},
                     {"whole", viewer.account.has_value()},
                     {"now", tx.now()},
                     {"idle", tx.now() + -sign_in_idle_ms},
                     {"most", limits::page_rows}}));
  std::vector<SignIn> found;
  for (const auto row : rows) found.push_back(sign_in_of(row));
  return found;
}

Done revoke(Tx& tx, const Viewer& viewer, SignInId id) {
  KITH_TRY(
      const auto gone,
      tx.execute(
          "delete from sign_in where id = :id and (account = :account or (person = :person and"
          " (account is null or :whole = 1)))",
          {{"id", id}, {"person", viewer.person}, {"account", viewer.account}, {"whole", viewer.account.has_value()}}));
  if (gone == 0) return absent();
  return {};
}

Done end(Tx& tx, const Viewer& viewer) {
  KITH_CHECK(tx.execute("delete from sign_in where id = :id", {{"id", viewer.sign_in}}));
  return {};
}

Done revoke_others(Tx& tx, const Viewer& viewer) {
  KITH_CHECK(tx.execute(
      "delete from sign_in where (person = :person or account = :account) and id <> :here",
      {{"person", viewer.person}, {"account", viewer.account}, {"here", viewer.sign_in.value_or(SignInId{-1})}}));
  return {};
}

}  // namespace kith::store::sign_ins
