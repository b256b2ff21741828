// The programme of a day, and how its rounds run.
#include "base/limits.h"
#include "domain/seat.h"
#include "store/days.h"
#include "store/detail/answers.h"
#include "store/detail/tx.h"
#include "store/detail/words.h"

namespace kith::store::parts {
namespace {

const std::string columns = "id, day, position, kind, title, minutes, rounds, round_minutes, table_size, finding";

Part part_of(const Row& row) {
  return {row.id<PartId>("id"),      row.id<DayId>("day"),   row.integer("position"), choice<PartKind>(row, "kind"),
          row.text("title"),         row.integer("minutes"), row.integer("rounds"),   row.integer("round_minutes"),
          row.integer("table_size"), row.text("finding")};
}

}  // namespace

Done add(Tx& tx, const Part& part) {
  static const auto sql = "insert into part (" + columns +
                          ") values (:id, :day, :position, :kind, :title, :minutes, :rounds, :round_minutes,"
                          " :table_size, :finding)";
  KITH_CHECK(tx.execute(sql, {{"id", part.id},
                              {"day", part.day},
                              {"position", part.position},
                              {"kind", word(part.kind)},
                              {"title", part.title},
                              {"minutes", part.minutes},
                              {"rounds", part.rounds},
                              {"round_minutes", part.round_minutes},
                              {"table_size", part.table_size},
                              {"finding", part.finding}}));
  return days::raise_version(tx, part.day);
}

Result<std::vector<Part>> of_day(Tx& tx, DayId day) {
  static const auto sql = "select " + columns + " from part where day = :day order by position, id limit :most";
  KITH_TRY(const auto rows, tx.query(sql, {{"day", day}, {"most", limits::day_parts}}));
  std::vector<Part> found;
  for (const auto row : rows) found.push_back(part_of(row));
  return found;
}

Result<Part> find(Tx& tx, PartId id) {
  static const auto sql = "select " + columns + " from part where id = :id";
  KITH_TRY(const auto rows, tx.query(sql, {{"id", id}}));
  if (rows.empty()) return absent();
  return part_of(rows.front());
}

Done save(Tx& tx, const Part& part) {
  KITH_TRY(const auto saved,
           tx.execute("update part set position = :position, kind = :kind, title = :title, minutes = :minutes,"
                      " rounds = :rounds, round_minutes = :round_minutes, table_size = :table_size,"
                      " finding = :finding where id = :id and day = :day",
                      {{"position", part.position},
                       {"kind", word(part.kind)},
                       {"title", part.title},
                       {"minutes", part.minutes},
                       {"rounds", part.rounds},
                       {"round_minutes", part.round_minutes},
                       {"table_size", part.table_size},
                       {"finding", part.finding},
                       {"id", part.id},
                       {"day", part.day}}));
  if (saved == 0) return absent();
  return days::raise_version(tx, part.day);
}

Done remove(Tx& tx, const Part& part) {
  KITH_TRY(const auto gone, tx.execute("delete from part where id = :id", {{"id", part.id}}));
  if (gone == 0) return absent();
  return days::raise_version(tx, part.day);
}

}  // namespace kith::store::parts

namespace kith::store::rounds {

Result<Live> live(Tx& tx, const Part& part) {
  KITH_TRY(const auto rows,
           tx.query("select part, round, began, paused, paused_ms, extra_ms, last_did, last_at, planned_for, roster,"
                    " tables, tables_lost, printed, version from live where part = :part",
                    {{"part", part.id}}));
  if (rows.empty()) return Live{.part = part.id, .version = 0};
  const auto row = rows.front();
  return Live{row.id<PartId>("part"),         row.integer("round"),     row.instant("began"),
              row.optional_instant("paused"), row.integer("paused_ms"), row.integer("extra_ms"),
              row.text("last_did"),           row.instant("last_at"),   row.integer("planned_for"),
              row.integer("roster"),          row.integer("tables"),    row.text("tables_lost"),
              row.integer("printed"),         row.integer("version")};
}

// The first save makes the row, unless somebody else just did; later ones must have seen the stored version. Who is
// there (roster) has a counter of its own in the same row, which only raise_roster moves.
Result<std::int64_t> save(Tx& tx, const Part& part, const Live& live) {
  KITH_TRY(const auto saved,
           tx.execute("insert into live (part, round, began, paused, paused_ms, extra_ms, last_did, last_at,"
                      " planned_for, roster, tables, tables_lost, printed, version) values (:part, :round, :began,"
                      " :paused, :paused_ms, :extra_ms, :last_did, :last_at, :planned_for, :roster, :tables,"
                      " :tables_lost, :printed, 1) on conflict (part) do update set round = excluded.round,"
                      " began = excluded.began, paused = excluded.paused, paused_ms = excluded.paused_ms,"
                      " extra_ms = excluded.extra_ms, last_did = excluded.last_did, last_at = excluded.last_at,"
                      " planned_for = excluded.planned_for, tables = excluded.tables,"
                      " tables_lost = excluded.tables_lost, printed = excluded.printed, version = live.version + 1"
                      " where live.version = :version",
                      {{"part", part.id},
                       {"round", live.round},
                       {"began", live.began},
                       {"paused", live.paused},
                       {"paused_ms", live.paused_ms},
                       {"extra_ms", live.extra_ms},
                       {"last_did", live.last_did},
                       {"last_at", live.last_at},
                       {"planned_for", live.planned_for},
                       {"roster", live.roster},
                       {"tables", live.tables},
                       {"tables_lost", live.tables_lost},
                       {"printed", live.printed},
                       {"version", live.version}}));
  if (saved == 0) return changed_meanwhile();
  KITH_CHECK(days::raise_version(tx, part.day));
  return live.version + 1;
}

Done raise_roster(Tx& tx, const Part& part) {
  KITH_CHECK(
      tx.execute("insert into live (part, round, began, paused, paused_ms, extra_ms, last_did, last_at,"
                 " planned_for, roster, tables, tables_lost, printed, version) values (:part, 0, 0, null, 0, 0,"
                 " '', 0, 0, 2, 0, '', 0, 0) on conflict (part) do update set roster = live.roster + 1",
                 {{"part", part.id}}));
  return {};
}

Done note_planned(Tx& tx, PartId part, std::int64_t roster) {
  KITH_CHECK(
      tx.execute("update live set planned_for = :roster where part = :part", {{"roster", roster}, {"part", part}}));
  return {};
}

Result<std::vector<Round>> of_part(Tx& tx, PartId part) {
  KITH_TRY(const auto rows, tx.query("select number, places, pins, skipped, began from round where part = :part"
                                     " order by number limit :most",
                                     {{"part", part}, {"most", limits::seating_rounds}}));
  std::vector<Round> found;
  for (const auto row : rows) {
    auto places = numbers_of_text(row.text("places"));
    auto pins = pins_of_text(row.text("pins"), places);
    found.push_back({row.integer("number"), std::move(places), std::move(pins), row.flag("skipped"),
                     row.optional_instant("began")});
  }
  return found;
}

Done put(Tx& tx, PartId part, const Round& round) {
  KITH_CHECK(
      tx.execute("insert into round (id, part, number, places, pins, skipped, began) values (:id, :part,"
                 " :number, :places, :pins, :skipped, :began) on conflict (part, number) do update set"
                 " places = excluded.places, pins = excluded.pins, skipped = excluded.skipped,"
                 " began = excluded.began",
                 {{"id", new_id<struct RoundNoun>(tx.random())},
                  {"part", part},
                  {"number", round.number},
                  {"places", text_of_numbers(round.places)},
                  {"pins", text_of_pins(round.pins)},
                  {"skipped", round.skipped},
                  {"began", round.began}}));
  return {};
}

Done drop_from(Tx& tx, PartId part, std::int64_t number) {
  KITH_CHECK(
      tx.execute("delete from round where part = :part and number >= :number", {{"part", part}, {"number", number}}));
  return {};
}

}  // namespace kith::store::rounds
