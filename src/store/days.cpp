#include "store/days.h"

#include <algorithm>

#include "base/limits.h"
#include "store/detail/answers.h"
#include "store/detail/tx.h"
#include "store/outbox.h"

namespace kith::store::days {
namespace {

const std::string columns =
    "day.id, day.network, day.maker, day.title, day.place, day.about, day.starts_local, day.zone, day.starts,"
    " day.capacity, day.names_keep_days, day.sign_up_open, day.companies_apart, day.mix_by, day.names_on_screen,"
    " day.team_generation, day.door_generation, day.prints, day.seat_numbers, day.version, day.made, day.cancelled";

Day day_of(const Row& row) {
  return {row.id<DayId>("id"),
          row.id<NetworkId>("network"),
          row.id<PersonId>("maker"),
          row.text("title"),
          row.text("place"),
          row.text("about"),
          row.text("starts_local"),
          row.text("zone"),
          row.instant("starts"),
          row.integer("capacity"),
          row.integer("names_keep_days"),
          row.flag("sign_up_open"),
          row.flag("companies_apart"),
          row.text("mix_by"),
          row.flag("names_on_screen"),
          row.integer("team_generation"),
          row.integer("door_generation"),
          row.integer("prints"),
          row.integer("seat_numbers"),
          row.integer("version"),
          row.instant("made"),
          row.optional_instant("cancelled")};
}

Result<std::vector<Day>> all(Result<Rows> rows) {
  if (!rows) return std::unexpected(std::move(rows).error());
  std::vector<Day> found;
  for (const auto row : *rows) found.push_back(day_of(row));
  return found;
}

// Raises the named counter of the day and returns it.
Result<std::int64_t> raised(Tx& tx, DayId id, const std::string& counter) {
  KITH_TRY(const auto rows,
           tx.query("update day set " + counter + " = " + counter + " + 1 where id = :id returning " + counter,
                    {{"id", id}}));
  if (rows.empty()) return absent();
  return rows.front().integer(counter);
}

}  // namespace

Done add(Tx& tx, const Day& day) {
  KITH_CHECK(
      tx.execute("insert into day (id, network, maker, title, place, about, starts_local, zone, starts, capacity,"
                 " names_keep_days, sign_up_open, companies_apart, mix_by, names_on_screen, team_generation,"
                 " door_generation, prints, seat_numbers, version, made, cancelled) values (:id, :network, :maker,"
                 " :title, :place, :about, :starts_local, :zone, :starts, :capacity, :names_keep_days, :sign_up_open,"
                 " :companies_apart, :mix_by, :names_on_screen, :team_generation, :door_generation, :prints,"
                 " :seat_numbers, :version, :made, :cancelled)",
                 {{"id", day.id},
                  {"network", day.network},
                  {"maker", day.maker},
                  {"title", day.title},
                  {"place", day.place},
                  {"about", day.about},
                  {"starts_local", day.starts_local},
                  {"zone", day.zone},
                  {"starts", day.starts},
                  {"capacity", day.capacity},
                  {"names_keep_days", day.names_keep_days},
                  {"sign_up_open", day.sign_up_open},
                  {"companies_apart", day.companies_apart},
                  {"mix_by", day.mix_by},
                  {"names_on_screen", day.names_on_screen},
                  {"team_generation", day.team_generation},
                  {"door_generation", day.door_generation},
                  {"prints", day.prints},
                  {"seat_numbers", day.seat_numbers},
                  {"version", day.version},
                  {"made", day.made},
                  {"cancelled", day.cancelled}}));
  KITH_CHECK(join_team(tx, day.id, day.maker));
  return outbox::append(tx, "day.made", day.id.value);
}

Result<Day> find(Tx& tx, DayId id) {
  static const auto sql = "select " + columns + " from day where id = :id";
  KITH_TRY(const auto rows, tx.query(sql, {{"id", id}}));
  if (rows.empty()) return absent();
  return day_of(rows.front());
}

Result<std::int64_t> save(Tx& tx, const Day& day) {
  KITH_TRY(const auto saved,
           tx.execute("update day set title = :title, place = :place, about = :about, starts_local = :starts_local,"
                      " zone = :zone, starts = :starts, capacity = :capacity, names_keep_days = :names_keep_days,"
                      " sign_up_open = :sign_up_open, companies_apart = :companies_apart, mix_by = :mix_by,"
                      " names_on_screen = :names_on_screen, team_generation = :team_generation,"
                      " door_generation = :door_generation, cancelled = :cancelled, version = version + 1"
                      " where id = :id and version = :version",
                      {{"title", day.title},
                       {"place", day.place},
                       {"about", day.about},
                       {"starts_local", day.starts_local},
                       {"zone", day.zone},
                       {"starts", day.starts},
                       {"capacity", day.capacity},
                       {"names_keep_days", day.names_keep_days},
                       {"sign_up_open", day.sign_up_open},
                       {"companies_apart", day.companies_apart},
                       {"mix_by", day.mix_by},
                       {"names_on_screen", day.names_on_screen},
                       {"team_generation", day.team_generation},
                       {"door_generation", day.door_generation},
                       {"cancelled", day.cancelled},
                       {"id", day.id},
                       {"version", day.version}}));
  if (saved == 0) return changed_meanwhile();
  KITH_CHECK(outbox::append(tx, "day.changed", day.id.value));
  return day.version + 1;
}

Done raise_version(Tx& tx, DayId id) {
  KITH_TRY(const auto version, raised(tx, id, "version"));
  return outbox::append(tx, "day.changed", id.value, std::to_string(version));
}

Result<std::int64_t> take_seat_number(Tx& tx, DayId id) { return raised(tx, id, "seat_numbers"); }
Result<std::int64_t> take_print_number(Tx& tx, DayId id) { return raised(tx, id, "prints"); }

Done remove(Tx& tx, DayId id) {
  KITH_TRY(const auto gone, tx.execute("delete from day where id = :id", {{"id", id}}));
  if (gone == 0) return absent();
  return outbox::append(tx, "day.removed", id.value);
}

Result<std::vector<Day>> coming(Tx& tx, NetworkId network, Instant from, int most) {
  static const auto sql = "select " + columns + " from day where network = :network and starts >= :from" +
                          " order by case when cancelled is null then 0 else 1 end, starts, id limit :most";
  KITH_TRY(
      auto found,
      all(tx.query(sql, {{"network", network}, {"from", from}, {"most", std::clamp(most, 0, limits::page_rows)}})));
  std::ranges::stable_sort(found, {}, &Day::starts);
  return found;
}

Result<std::vector<Day>> earlier(Tx& tx, NetworkId network, Instant before, int most) {
  static const auto sql = "select " + columns + " from day where network = :network and starts < :before" +
                          " order by starts desc, id limit :most";
  return all(
      tx.query(sql, {{"network", network}, {"before", before}, {"most", std::clamp(most, 0, limits::page_rows)}}));
}

Result<bool> is_team(Tx& tx, DayId day, const Viewer& viewer) {
  KITH_TRY(const auto rows, tx.query("select id from team where day = :day and person = :person",
                                     {{"day", day}, {"person", viewer.person}}));
  return !rows.empty();
}

Done join_team(Tx& tx, DayId day, PersonId person) {
  KITH_CHECK(tx.execute(
      "insert into team (id, day, person, joined) values (:id, :day, :person, :joined)"
      " on conflict (day, person) do nothing",
      {{"id", new_id<struct TeamNoun>(tx.random())}, {"day", day}, {"person", person}, {"joined", tx.now()}}));
  return {};
}

Done leave_team(Tx& tx, DayId day, PersonId person) {
  KITH_CHECK(tx.execute("delete from team where day = :day and person = :person", {{"day", day}, {"person", person}}));
  return {};
}

Result<std::vector<TeamMember>> team(Tx& tx, DayId day) {
  KITH_TRY(const auto rows, tx.query("select team.person, person.name from team join person on person.id = team.person"
                                     " where team.day = :day order by team.joined, team.id limit :most",
                                     {{"day", day}, {"most", limits::page_rows}}));
  std::vector<TeamMember> found;
  for (const auto row : rows) found.push_back({row.id<PersonId>("person"), row.text("name")});
  return found;
}

Result<std::vector<Day>> of_team(Tx& tx, PersonId person) {
  static const auto sql = "select " + columns + " from day join team on team.day = day.id where team.person = :person" +
                          " order by day.starts desc, day.id limit :most";
  return all(tx.query(sql, {{"person", person}, {"most", limits::page_rows}}));
}

}  // namespace kith::store::days
