#include "store/wishes.h"

#include <algorithm>

#include "base/limits.h"
#include "store/detail/answers.h"
#include "store/detail/tx.h"

namespace kith::store::wishes {

Done put(Tx& tx, const SealedWish& wish) {
  KITH_CHECK(
      tx.execute("insert into wish (id, opens_at, sealed, until) values (:id, :opens_at, :sealed, :until)"
                 " on conflict (id) do nothing",
                 {{"id", wish.id}, {"opens_at", wish.opens_at}, {"sealed", wish.sealed}, {"until", wish.until}}));
  return {};
}

Result<std::optional<SealedWish>> find(Tx& tx, std::string_view id) {
  KITH_TRY(const auto rows, tx.query("select id, opens_at, sealed, until from wish where id = :id and until > :now",
                                     {{"id", id}, {"now", tx.now()}}));
  if (rows.empty()) return std::nullopt;
  const auto row = rows.front();
  return std::optional(SealedWish{row.text("id"), row.instant("opens_at"), row.text("sealed"), row.instant("until")});
}

Done take_back(Tx& tx, std::string_view id) {
  KITH_CHECK(tx.execute("delete from wish where id = :id", {{"id", id}}));
  return {};
}

}  // namespace kith::store::wishes

namespace kith::store::contacts {
namespace {

const std::string columns = "id, network, low, high, opens_at, day, story, made";
// Open, and neither of the two was gone before.
const std::string open_now =
    "(low = :person or high = :person) and opens_at <= :now and not exists (select 1 from person"
    " where person.id in (contact.low, contact.high) and person.until <= contact.opens_at)";

Contact contact_of(const Row& row) {
  return {row.id<ContactId>("id"), row.id<NetworkId>("network"),  row.id<PersonId>("low"), row.id<PersonId>("high"),
          row.instant("opens_at"), row.optional_id<DayId>("day"), row.text("story"),       row.instant("made")};
}

}  // namespace

Done add(Tx& tx, const Contact& contact) {
  static const auto sql = "insert into contact (" + columns +
                          ") values (:id, :network, :low, :high, :opens_at, :day, :story, :made)"
                          " on conflict (low, high) do nothing";
  KITH_CHECK(tx.execute(sql, {{"id", contact.id},
                              {"network", contact.network},
                              {"low", contact.low},
                              {"high", contact.high},
                              {"opens_at", contact.opens_at},
                              {"day", contact.day},
                              {"story", contact.story},
                              {"made", contact.made}}));
  return {};
}

Result<std::optional<Contact>> of_two(Tx& tx, PersonId one, PersonId other) {
  static const auto sql = "select " + columns + " from contact where low = :low and high = :high";
  KITH_TRY(const auto rows, tx.query(sql, {{"low", std::min(one, other)}, {"high", std::max(one, other)}}));
  if (rows.empty()) return std::nullopt;
  return std::optional(contact_of(rows.front()));
}

Done remove_unopened(Tx& tx, ContactId id) {
  KITH_CHECK(tx.execute("delete from contact where id = :id and opens_at > :now", {{"id", id}, {"now", tx.now()}}));
  return {};
}

Result<std::vector<Contact>> of_person(Tx& tx, PersonId person) {
  static const auto sql =
      "select " + columns + " from contact where " + open_now + " order by opens_at desc, id limit :most";
  KITH_TRY(const auto rows, tx.query(sql, {{"person", person}, {"now", tx.now()}, {"most", limits::day_people}}));
  std::vector<Contact> found;
  for (const auto row : rows) found.push_back(contact_of(row));
  return found;
}

Result<Contact> find(Tx& tx, PersonId viewer, ContactId id) {
  static const auto sql = "select " + columns + " from contact where id = :id and " + open_now;
  KITH_TRY(const auto rows, tx.query(sql, {{"id", id}, {"person", viewer}, {"now", tx.now()}}));
  if (rows.empty()) return absent();
  return contact_of(rows.front());
}

Result<std::optional<std::string>> name_of(Tx& tx, const Contact& contact, PersonId one) {
  KITH_TRY(const auto rows, tx.query("select name from person where id = :id and (id = :low or id = :high)"
                                     " and (until is null or until > :now)",
                                     {{"id", one}, {"low", contact.low}, {"high", contact.high}, {"now", tx.now()}}));
  if (rows.empty()) return std::nullopt;
  return std::optional(rows.front().text("name"));
}

Done end(Tx& tx, ContactId id) {
  KITH_CHECK(tx.execute("delete from contact where id = :id", {{"id", id}}));
  return {};
}

Done hand_over(Tx& tx, PersonId guest, PersonId person) {
  static const auto sql = "select " + columns + " from contact where low = :guest or high = :guest order by id";
  KITH_TRY(const auto rows, tx.query(sql, {{"guest", guest}}));
  for (const auto row : rows) {
    const auto contact = contact_of(row);
    const auto other = contact.other_than(guest);
    KITH_TRY(const auto already, of_two(tx, person, other));
    if (other == person || already) {
      KITH_CHECK(tx.execute("delete from contact where id = :id", {{"id", contact.id}}));
      if (!already) continue;
      KITH_CHECK(tx.execute("update contact set opens_at = :opens_at where id = :id and opens_at > :opens_at",
                            {{"opens_at", contact.opens_at}, {"id", already->id}}));
      continue;
    }
    KITH_CHECK(tx.execute("update contact set low = :low, high = :high where id = :id",
                          {{"low", std::min(person, other)}, {"high", std::max(person, other)}, {"id", contact.id}}));
  }
  return {};
}

}  // namespace kith::store::contacts

namespace kith::store::notes {

Done put(Tx& tx, PersonId owner, PersonId about, std::string_view sealed) {
  if (sealed.empty()) {
    KITH_CHECK(
        tx.execute("delete from note where owner = :owner and about = :about", {{"owner", owner}, {"about", about}}));
    return {};
  }
  KITH_CHECK(
      tx.execute("insert into note (id, owner, about, sealed, written) values (:id, :owner, :about, :sealed,"
                 " :written) on conflict (owner, about) do update set sealed = excluded.sealed,"
                 " written = excluded.written",
                 {{"id", new_id<struct NoteNoun>(tx.random())},
                  {"owner", owner},
                  {"about", about},
                  {"sealed", sealed},
                  {"written", tx.now()}}));
  return {};
}

Result<std::vector<SealedNote>> of_owner(Tx& tx, PersonId owner) {
  KITH_TRY(const auto rows, tx.query("select about, sealed, written from note where owner = :owner"
                                     " order by written desc, id limit :most",
                                     {{"owner", owner}, {"most", limits::day_people}}));
  std::vector<SealedNote> found;
  for (const auto row : rows) found.push_back({row.id<PersonId>("about"), row.text("sealed"), row.instant("written")});
  return found;
}

Result<std::vector<NoteAbout>> about(Tx& tx, PersonId person) {
  KITH_TRY(const auto rows, tx.query("select owner, sealed from note where about = :about order by id limit :most",
                                     {{"about", person}, {"most", limits::day_people}}));
  std::vector<NoteAbout> found;
  for (const auto row : rows) found.push_back({row.id<PersonId>("owner"), row.text("sealed")});
  return found;
}

}  // namespace kith::store::notes

namespace kith::store::shown {

Done put(Tx& tx, PersonId person, std::string_view sealed) {
  KITH_CHECK(
      tx.execute("insert into shown (person, sealed) values (:person, :sealed)"
                 " on conflict (person) do update set sealed = excluded.sealed",
                 {{"person", person}, {"sealed", sealed}}));
  return {};
}

Result<std::string> of_person(Tx& tx, PersonId person) {
  KITH_TRY(const auto rows, tx.query("select sealed from shown where person = :person", {{"person", person}}));
  return rows.empty() ? std::string() : rows.front().text("sealed");
}

}  // namespace kith::store::shown

namespace kith::store::blocks {
namespace {

Result<std::vector<std::string>> all(Result<Rows> rows) {
  if (!rows) return std::unexpected(std::move(rows).error());
  std::vector<std::string> found;
  for (const auto row : *rows) found.push_back(row.text("sealed"));
  return found;
}

}  // namespace

Done put(Tx& tx, std::string_view id, PersonId who, std::string_view sealed) {
  KITH_CHECK(
      tx.execute("insert into block (id, person, sealed, made) values (:id, :person, :sealed, :made)"
                 " on conflict (id) do nothing",
                 {{"id", id}, {"person", who}, {"sealed", sealed}, {"made", tx.now()}}));
  return {};
}

Done take_back(Tx& tx, std::string_view id) {
  KITH_CHECK(tx.execute("delete from block where id = :id", {{"id", id}}));
  return {};
}

Result<std::vector<std::string>> of_day(Tx& tx, DayId day) {
  return all(
      tx.query("select sealed from block where person in (select person from seat where day = :day)"
               " order by made, id limit :most",
               {{"day", day}, {"most", limits::day_people}}));
}

Result<std::vector<std::string>> of_person(Tx& tx, PersonId who) {
  return all(tx.query("select sealed from block where person = :person order by made, id limit :most",
                      {{"person", who}, {"most", limits::day_people}}));
}

}  // namespace kith::store::blocks
