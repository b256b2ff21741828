#include "store/seats.h"

#include <algorithm>

#include "base/limits.h"
#include "base/text.h"
#include "store/days.h"
#include "store/detail/answers.h"
#include "store/detail/tx.h"
#include "store/detail/words.h"
#include "store/outbox.h"

namespace kith::store::seats {
namespace {

const std::string columns =
    "seat.id, seat.day, seat.person, seat.number, seat.name, seat.line, seat.email_sealed, seat.own_address,"
    " seat.language, seat.company, seat.columns, seat.source_key, seat.state, seat.position, seat.brought_by,"
    " seat.first_together, seat.shows, seat.on_screen, seat.walk_in, seat.let_in, seat.told, seat.host, seat.stays_at,"
    " seat.here, seat.gone, seat.last_part, seat.last_round, seat.sits_out, seat.code, seat.generation, seat.version,"
    " seat.made, seat.removed_because";

std::optional<PartRound> last_round_of(const Row& row) {
  const auto part = row.optional_id<PartId>("last_part");
  const auto round = row.optional_integer("last_round");
  if (!part || !round) return std::nullopt;
  return PartRound{*part, *round};
}

std::optional<PartId> part_of(const std::optional<PartRound>& round) {
  return round ? std::optional(round->part) : std::nullopt;
}

std::optional<std::int64_t> number_of(const std::optional<PartRound>& round) {
  return round ? std::optional(round->round) : std::nullopt;
}

Seat seat_of(const Row& row) {
  return {row.id<SeatId>("id"),
          row.id<DayId>("day"),
          row.id<PersonId>("person"),
          row.integer("number"),
          row.text("name"),
          row.text("line"),
          row.text("email_sealed"),
          row.flag("own_address"),
          row.text("language"),
          row.text("company"),
          row.text("columns"),
          row.text("source_key"),
          choice<SeatState>(row, "state"),
          row.integer("position"),
          row.optional_id<SeatId>("brought_by"),
          row.flag("first_together"),
          row.flag("shows"),
          row.flag("on_screen"),
          row.flag("walk_in"),
          row.flag("let_in"),
          row.flag("told"),
          row.flag("host"),
          row.optional_integer("stays_at"),
          row.optional_instant("here"),
          row.optional_instant("gone"),
          last_round_of(row),
          rounds_of_text(row.text("sits_out")),
          row.text("code"),
          row.integer("generation"),
          row.integer("version"),
          row.instant("made"),
          row.text("removed_because")};
}

// What is kept of a seat in another form than it has it. Arguments only view what they bind: keep it until they are
// executed.
struct Texts {
  std::string name_sort_key, sits_out;
};

Texts texts_of(const Seat& seat) { return {sort_key(seat.name), text_of_rounds(seat.sits_out)}; }

// All but its id, day, number, origin and version. They view `seat` and `texts`.
std::vector<Arg> what_may_change(const Seat& seat, const Texts& texts) {
  return {{"person", seat.person},
          {"name", seat.name},
          {"name_sort_key", texts.name_sort_key},
          {"line", seat.line},
          {"email_sealed", seat.email_sealed},
          {"own_address", seat.own_address},
          {"language", seat.language},
          {"company", seat.company},
          {"columns", seat.columns},
          {"state", word(seat.state)},
          {"position", seat.position},
          {"brought_by", seat.brought_by},
          {"first_together", seat.first_together},
          {"shows", seat.shows},
          {"on_screen", seat.on_screen},
          {"let_in", seat.let_in},
          {"told", seat.told},
          {"host", seat.host},
          {"stays_at", seat.stays_at},
          {"here", seat.here},
          {"gone", seat.gone},
          {"last_part", part_of(seat.last_round)},
          {"last_round", number_of(seat.last_round)},
          {"sits_out", texts.sits_out},
          {"code", seat.code},
          {"generation", seat.generation},
          {"removed_because", seat.removed_because}};
}

Result<std::vector<Seat>> all(Result<Rows> rows) {
  if (!rows) return std::unexpected(std::move(rows).error());
  std::vector<Seat> found;
  found.reserve(rows->size());
  for (const auto row : *rows) found.push_back(seat_of(row));
  return found;
}

Result<std::int64_t> next_position(Tx& tx, DayId day) {
  KITH_TRY(const auto rows,
           tx.query("select coalesce(max(position), 0) + 1 as position from seat where day = :day", {{"day", day}}));
  return rows.front().integer("position");
}

Done changed(Tx& tx, const Seat& seat, std::string_view what) {
  KITH_CHECK(days::raise_version(tx, seat.day));
  return outbox::append(tx, what, seat.id.value);
}

}  // namespace

Result<Seat> add(Tx& tx, Seat seat) {
  KITH_TRY(seat.number, days::take_seat_number(tx, seat.day));
  KITH_TRY(seat.position, next_position(tx, seat.day));
  const auto texts = texts_of(seat);
  auto args = what_may_change(seat, texts);
  args.insert(args.end(), {{"id", seat.id},
                           {"day", seat.day},
                           {"number", seat.number},
                           {"source_key", seat.source_key},
                           {"walk_in", seat.walk_in},
                           {"version", seat.version},
                           {"made", seat.made}});
  KITH_CHECK(tx.execute(
      "insert into seat (id, day, person, number, name, name_sort_key, line, email_sealed, own_address, language,"
      " company, columns, source_key, state, position, brought_by, first_together, shows, on_screen, walk_in, let_in,"
      " told, host, stays_at, here, gone, last_part, last_round, sits_out, code, generation, version, made,"
      " removed_because)"
      " values (:id, :day, :person, :number, :name, :name_sort_key, :line, :email_sealed, :own_address, :language,"
      " :company, :columns, :source_key, :state, :position, :brought_by, :first_together, :shows, :on_screen, :walk_in,"
      " :let_in, :told, :host, :stays_at, :here, :gone, :last_part, :last_round, :sits_out, :code, :generation,"
      " :version, :made, :removed_because)",
      args));
  KITH_CHECK(changed(tx, seat, "seat.taken"));
  return seat;
}

Result<Seat> find(Tx& tx, SeatId id) {
  static const auto sql = "select " + columns + " from seat where id = :id";
  KITH_TRY(const auto rows, tx.query(sql, {{"id", id}}));
  if (rows.empty()) return absent();
  return seat_of(rows.front());
}

Result<std::optional<Seat>> find_of_person(Tx& tx, DayId day, PersonId person) {
  static const auto sql = "select " + columns +
                          " from seat where day = :day and person = :person and state in ('coming', 'waiting')"
                          " order by number limit 1";
  KITH_TRY(const auto rows, tx.query(sql, {{"day", day}, {"person", person}}));
  if (rows.empty()) return std::nullopt;
  return std::optional(seat_of(rows.front()));
}

Result<std::int64_t> save(Tx& tx, const Seat& seat) {
  const auto texts = texts_of(seat);
  auto args = what_may_change(seat, texts);
  args.insert(args.end(), {{"id", seat.id}, {"version", seat.version}});
  KITH_TRY(
      const auto saved,
      tx.execute("update seat set person = :person, name = :name, name_sort_key = :name_sort_key, line = :line,"
                 " email_sealed = :email_sealed, own_address = :own_address, language = :language, company = :company,"
                 " columns = :columns, state = :state, position = :position, brought_by = :brought_by,"
                 " first_together = :first_together, shows = :shows, on_screen = :on_screen, let_in = :let_in,"
                 " told = :told, host = :host, stays_at = :stays_at, here = :here, gone = :gone,"
                 " last_part = :last_part, last_round = :last_round, sits_out = :sits_out,"
                 " code = :code, generation = :generation, removed_because = :removed_because,"
                 " version = version + 1 where id = :id and version = :version",
                 args));
  if (saved == 0) return changed_meanwhile();
  KITH_CHECK(changed(tx, seat, "seat.changed"));
  return seat.version + 1;
}

Done note_untold(Tx& tx, SeatId id) {
  KITH_TRY(
      const auto rows,
      tx.query("select id from seat where id = :id and state in ('coming', 'waiting') and told = 1", {{"id", id}}));
  if (rows.empty()) return {};
  KITH_TRY(auto seat, find(tx, id));
  seat.told = false;
  KITH_CHECK(save(tx, seat));
  return {};
}

Done remove(Tx& tx, const Seat& seat) {
  KITH_TRY(const auto gone, tx.execute("delete from seat where id = :id", {{"id", seat.id}}));
  if (gone == 0) return absent();
  return changed(tx, seat, "seat.removed");
}

Result<std::vector<Seat>> of_day(Tx& tx, DayId day) {
  // Those with a place first, so that however many gave theirs back, nobody who comes is missing.
  static const auto sql = "select " + columns +
                          " from seat where day = :day"
                          " order by case when state in ('coming', 'waiting') then 0 else 1 end, number limit :most";
  KITH_TRY(auto seats, all(tx.query(sql, {{"day", day}, {"most", limits::day_people}})));
  std::ranges::sort(seats, {}, &Seat::number);
  return seats;
}

Result<std::vector<Seat>> waiting(Tx& tx, DayId day) {
  static const auto sql =
      "select " + columns + " from seat where day = :day and state = 'waiting' order by position limit :most";
  return all(tx.query(sql, {{"day", day}, {"most", limits::day_people}}));
}

Result<Count> count(Tx& tx, DayId day) {
  KITH_TRY(const auto rows,
           tx.query("select coalesce(sum(case when state = 'coming' then 1 else 0 end), 0) as coming,"
                    " coalesce(sum(case when state = 'waiting' then 1 else 0 end), 0) as waiting,"
                    " coalesce(sum(case when state = 'coming' and here is not null and gone is null then 1 else 0 end),"
                    " 0) as here from seat where day = :day",
                    {{"day", day}}));
  return Count{rows.front().integer("coming"), rows.front().integer("waiting"), rows.front().integer("here")};
}

Result<std::vector<std::string>> listed(Tx& tx, DayId day) {
  KITH_TRY(const auto rows, tx.query("select name from seat where day = :day and state = 'coming' and shows = 1"
                                     " order by name_sort_key, number limit :most",
                                     {{"day", day}, {"most", limits::day_people}}));
  std::vector<std::string> names;
  for (const auto row : rows) names.push_back(row.text("name"));
  return names;
}

Result<std::vector<Seat>> brought_by(Tx& tx, SeatId id) {
  static const auto sql =
      "select " + columns +
      " from seat where day = (select day from seat where id = :id) and brought_by = :id order by number limit :most";
  return all(tx.query(sql, {{"id", id}, {"most", limits::page_rows}}));
}

Result<bool> has_code(Tx& tx, DayId day, std::string_view code) {
  KITH_TRY(const auto rows, tx.query("select id from seat where day = :day and code = :code"
                                     " and state in ('coming', 'waiting') limit 1",
                                     {{"day", day}, {"code", std::string(code)}}));
  return !rows.empty();
}

Result<std::vector<Seat>> of_person(Tx& tx, PersonId person) {
  static const auto sql = "select " + columns +
                          " from seat join day on day.id = seat.day where seat.person = :person"
                          " order by day.starts desc, seat.number limit :most";
  return all(tx.query(sql, {{"person", person}, {"most", limits::page_rows}}));
}

Result<std::vector<Numbered>> numbered(Tx& tx, DayId day) {
  KITH_TRY(const auto rows, tx.query("select number, person from seat where day = :day order by number limit :most",
                                     {{"day", day}, {"most", seats_ever}}));
  std::vector<Numbered> found;
  found.reserve(rows.size());
  for (const auto row : rows) found.push_back({row.integer("number"), row.id<PersonId>("person")});
  return found;
}

}  // namespace kith::store::seats

namespace kith::store::apart {

Done keep(Tx& tx, DayId day, const Two& two) {
  const auto [one, other] = std::minmax(two.one, two.other);
  KITH_CHECK(
      tx.execute("insert into apart (id, day, one, other) values (:id, :day, :one, :other)"
                 " on conflict (one, other) do nothing",
                 {{"id", new_id<struct ApartNoun>(tx.random())}, {"day", day}, {"one", one}, {"other", other}}));
  return days::raise_version(tx, day);
}

Done allow(Tx& tx, DayId day, const Two& two) {
  const auto [one, other] = std::minmax(two.one, two.other);
  KITH_CHECK(tx.execute("delete from apart where day = :day and one = :one and other = :other",
                        {{"day", day}, {"one", one}, {"other", other}}));
  return days::raise_version(tx, day);
}

Result<std::vector<Two>> of_day(Tx& tx, DayId day) {
  KITH_TRY(const auto rows, tx.query("select one, other from apart where day = :day order by one, other limit :most",
                                     {{"day", day}, {"most", limits::day_people}}));
  std::vector<Two> found;
  for (const auto row : rows) found.push_back({row.id<SeatId>("one"), row.id<SeatId>("other")});
  return found;
}

}  // namespace kith::store::apart
