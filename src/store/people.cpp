#include "store/people.h"

#include "base/text.h"
#include "store/detail/answers.h"
#include "store/detail/tx.h"
#include "store/outbox.h"
#include "store/wishes.h"

namespace kith::store::people {
namespace {

Person person_of(const Row& row) {
  return {
      row.id<PersonId>("id"),    row.id<NetworkId>("network"), row.optional_id<AccountId>("account"), row.text("name"),
      row.integer("generation"), row.instant("started"),       row.optional_instant("until")};
}

Done changed(Tx& tx, const Result<std::int64_t>& rows, PersonId id) {
  if (!rows) return std::unexpected(rows.error());
  if (*rows == 0) return absent();
  return outbox::append(tx, "person.changed", id.value);
}

// Everything that names the guest. Their sign-ins stay what they were: no passphrase was given there.
Done hand_over(Tx& tx, PersonId guest, PersonId person) {
  KITH_CHECK(tx.execute("update post set writer = :person, version = version + 1 where writer = :guest",
                        {{"person", person}, {"guest", guest}}));
  KITH_CHECK(
      tx.execute("update reply set writer = :person where writer = :guest", {{"person", person}, {"guest", guest}}));
  KITH_CHECK(tx.execute("update name_list set person = :person, until = null where person = :guest",
                        {{"person", person}, {"guest", guest}}));
  KITH_CHECK(
      tx.execute("update sign_in set person = :person where person = :guest", {{"person", person}, {"guest", guest}}));
  KITH_CHECK(
      tx.execute("delete from team where person = :guest and day in (select day from team where person = :person)",
                 {{"person", person}, {"guest", guest}}));
  KITH_CHECK(
      tx.execute("update team set person = :person where person = :guest", {{"person", person}, {"guest", guest}}));
  KITH_CHECK(
      tx.execute("update seat set person = :person where person = :guest", {{"person", person}, {"guest", guest}}));
  KITH_CHECK(contacts::hand_over(tx, guest, person));
  KITH_CHECK(
      tx.execute("update shown set person = :person where person = :guest and not exists"
                 " (select 1 from shown where person = :person)",
                 {{"person", person}, {"guest", guest}}));
  KITH_CHECK(
      tx.execute("update person set became = :person where became = :guest", {{"person", person}, {"guest", guest}}));
  KITH_CHECK(tx.execute("update person set became = :person, until = null where id = :guest",
                        {{"person", person}, {"guest", guest}}));
  return outbox::append(tx, "person.became", guest.value);
}

}  // namespace

Done add(Tx& tx, const Person& person) {
  KITH_CHECK(
      tx.execute("insert into person (id, network, account, name, sort_key, generation, started, until)"
                 " values (:id, :network, :account, :name, :sort_key, :generation, :started, :until)",
                 {{"id", person.id},
                  {"network", person.network},
                  {"account", person.account},
                  {"name", person.name},
                  {"sort_key", sort_key(person.name)},
                  {"generation", person.generation},
                  {"started", person.started},
                  {"until", person.until}}));
  return outbox::append(tx, "person.started", person.id.value);
}

Result<Person> find(Tx& tx, const Viewer& viewer, PersonId id) {
  KITH_TRY(const auto rows,
           tx.query("select id, network, account, name, generation, started, until from person"
                    " where id = :id and became is null and (until is null or until > :now)"
                    " and (id = :viewer or :keeper = 1)",
                    {{"id", id}, {"now", tx.now()}, {"viewer", viewer.person}, {"keeper", viewer.keeper}}));
  if (rows.empty()) return absent();
  return person_of(rows.front());
}

Result<ByLink> find_by_link(Tx& tx, PersonId linked) {
  KITH_TRY(const auto rows,
           tx.query("select linked.generation as linked_generation, person.id, person.network, person.account,"
                    " person.name, person.generation, person.started, person.until"
                    " from person linked join person on person.id = coalesce(linked.became, linked.id)"
                    " where linked.id = :id and (person.until is null or person.until > :now)",
                    {{"id", linked}, {"now", tx.now()}}));
  if (rows.empty()) return absent();
  return ByLink{linked, rows.front().integer("linked_generation"), person_of(rows.front())};
}

Result<std::optional<Person>> find_of_account(Tx& tx, NetworkId network, AccountId account) {
  KITH_TRY(const auto rows, tx.query("select id, network, account, name, generation, started, until from person"
                                     " where account = :account and network = :network and became is null"
                                     " order by started, id limit 1",
                                     {{"account", account}, {"network", network}}));
  if (rows.empty()) return std::nullopt;
  return std::optional(person_of(rows.front()));
}

Done rename(Tx& tx, PersonId id, std::string_view name) {
  // Pages that are kept for strangers hold the name, and go by the version.
  KITH_CHECK(tx.execute("update post set version = version + 1 where writer = :id", {{"id", id}}));
  return changed(tx,
                 tx.execute("update person set name = :name, sort_key = :sort_key where id = :id",
                            {{"name", name}, {"sort_key", sort_key(name)}, {"id", id}}),
                 id);
}

Done set_until(Tx& tx, PersonId id, std::optional<Instant> until) {
  KITH_TRY(const auto saved, tx.execute("update person set until = :until where id = :id and account is null",
                                        {{"until", until}, {"id", id}}));
  if (saved == 0) return absent();
  return {};
}

Done stay(Tx& tx, PersonId id, Instant until) {
  KITH_CHECK(
      tx.execute("update person set until = :until where id = :id and account is null and until < :until"
                 " and until > :now",
                 {{"until", until}, {"id", id}, {"now", tx.now()}}));
  return {};
}

Result<std::vector<Stay>> stays_of_day(Tx& tx, DayId day) {
  KITH_TRY(
      const auto rows,
      tx.query(
          "select person.id, person.until, cast((select max(said.until) from"
          " (select day.starts + day.names_keep_days * :a_day + :a_minute * coalesce("
          "(select sum(part.minutes) from part where part.day = day.id), 0) as until from day where day.id in"
          " (select seat.day from seat where seat.person = person.id union"
          " select team.day from team where team.person = person.id)"
          " union all select sign_in.used + :visit from sign_in where sign_in.person = person.id)"
          " said) as bigint) as promised from person"
          " where person.id in (select seat.person from seat where seat.day = :day union"
          " select team.person from team where team.day = :day)"
          " and person.account is null and person.until > :now order by person.id",
          {{"day", day}, {"now", tx.now()}, {"a_day", day_ms}, {"a_minute", minute_ms}, {"visit", guest_keeps_ms}}));
  std::vector<Stay> found;
  for (const auto row : rows) found.push_back({row.id<PersonId>("id"), row.instant("until"), row.instant("promised")});
  return found;
}

Result<std::int64_t> renew_link(Tx& tx, PersonId id) {
  KITH_TRY(const auto rows, tx.query("update person set generation = generation + 1 where id = :id"
                                     " returning generation",
                                     {{"id", id}}));
  if (rows.empty()) return absent();
  KITH_CHECK(outbox::append(tx, "person.changed", id.value));
  return rows.front().integer("generation");
}

Result<PersonId> claim(Tx& tx, PersonId guest, AccountId account) {
  KITH_TRY(const auto rows, tx.query("select network from person where id = :id and account is null"
                                     " and became is null",
                                     {{"id", guest}}));
  if (rows.empty()) return absent();
  KITH_TRY(const auto already, find_of_account(tx, rows.front().id<NetworkId>("network"), account));
  if (already) {
    KITH_CHECK(hand_over(tx, guest, already->id));
    return already->id;
  }
  KITH_CHECK(changed(tx,
                     tx.execute("update person set account = :account, until = null where id = :guest",
                                {{"account", account}, {"guest", guest}}),
                     guest));
  return guest;
}

Done become(Tx& tx, PersonId guest, PersonId person) {
  KITH_TRY(const auto rows,
           tx.query("select id from person where id = :id and account is null and became is null", {{"id", guest}}));
  if (rows.empty()) return absent();
  return hand_over(tx, guest, person);
}

}  // namespace kith::store::people
