#include "base/limits.h"
#include "store/days.h"
#include "store/detail/answers.h"
#include "store/detail/tx.h"
#include "store/seats.h"

namespace kith::store::open_tables {
namespace {

const std::string columns = "id, day, host, sentence, starts, minutes, seats, made";

OpenTable table_of(const Row& row) {
  OpenTable table;
  table.id = row.id<OpenTableId>("id");
  table.day = row.id<DayId>("day");
  table.host = row.id<SeatId>("host");
  table.sentence = row.text("sentence");
  table.starts = row.instant("starts");
  table.minutes = row.integer("minutes");
  table.seats = row.integer("seats");
  table.made = row.instant("made");
  return table;
}

// Only those who still come hold their place at it.
Done fill_takers(Tx& tx, OpenTable& table) {
  KITH_TRY(const auto rows,
           tx.query("select taker.seat from taker join seat on seat.id = taker.seat where taker.open_table = :table"
                    " and seat.state = 'coming' order by taker.position limit :most",
                    {{"table", table.id}, {"most", limits::open_table_seats}}));
  for (const auto row : rows) table.takers.push_back(row.id<SeatId>("seat"));
  return {};
}

}  // namespace

Done add(Tx& tx, const OpenTable& table) {
  static const auto sql =
      "insert into open_table (" + columns + ") values (:id, :day, :host, :sentence, :starts, :minutes, :seats, :made)";
  KITH_CHECK(tx.execute(sql, {{"id", table.id},
                              {"day", table.day},
                              {"host", table.host},
                              {"sentence", table.sentence},
                              {"starts", table.starts},
                              {"minutes", table.minutes},
                              {"seats", table.seats},
                              {"made", table.made}}));
  return days::raise_version(tx, table.day);
}

Result<OpenTable> find(Tx& tx, OpenTableId id) {
  static const auto sql = "select " + columns + " from open_table where id = :id";
  KITH_TRY(const auto rows, tx.query(sql, {{"id", id}}));
  if (rows.empty()) return absent();
  auto table = table_of(rows.front());
  KITH_CHECK(fill_takers(tx, table));
  return table;
}

Result<std::vector<OpenTable>> of_day(Tx& tx, DayId day) {
  static const auto sql =
      "select " + columns + " from open_table where day = :day order by starts, made, id limit :most";
  KITH_TRY(const auto rows, tx.query(sql, {{"day", day}, {"most", limits::open_tables}}));
  std::vector<OpenTable> found;
  for (const auto row : rows) {
    found.push_back(table_of(row));
    KITH_CHECK(fill_takers(tx, found.back()));
  }
  return found;
}

Done take(Tx& tx, const OpenTable& table, SeatId seat) {
  KITH_CHECK(
      tx.execute("insert into taker (id, open_table, seat, position) values (:id, :table, :seat,"
                 " (select coalesce(max(position), 0) + 1 from taker where open_table = :table))"
                 " on conflict (open_table, seat) do nothing",
                 {{"id", new_id<struct TakerNoun>(tx.random())}, {"table", table.id}, {"seat", seat}}));
  return days::raise_version(tx, table.day);
}

Done leave(Tx& tx, const OpenTable& table, SeatId seat) {
  KITH_CHECK(tx.execute("delete from taker where open_table = :table and seat = :seat",
                        {{"table", table.id}, {"seat", seat}}));
  return days::raise_version(tx, table.day);
}

Done remove(Tx& tx, const OpenTable& table) {
  KITH_TRY(const auto gone, tx.execute("delete from open_table where id = :id", {{"id", table.id}}));
  if (gone == 0) return absent();
  return days::raise_version(tx, table.day);
}

}  // namespace kith::store::open_tables
