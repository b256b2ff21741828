#include "app/days/paper/exports.h"

#include "app/days/paper/seating_rows.h"
#include "base/json.h"
#include "formats/csv.h"

namespace kith::app {
namespace {

// The mark tells a spreadsheet that this is UTF-8; German ones guess Windows-1252 without it.
constexpr const char* utf8_mark = "\xef\xbb\xbf";

struct SeatedRow {
  std::int64_t round = 0;
  std::int64_t table = 0;
  std::int64_t person = 0;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(SeatedRow, (), (round, table, person, name))

struct SeatedRows {
  std::vector<SeatedRow> seating;
};
BOOST_DESCRIBE_STRUCT(SeatedRows, (), (seating))

struct HereRow {
  std::int64_t person = 0;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(HereRow, (), (person, name))

struct HereRows {
  std::vector<HereRow> here;
};
BOOST_DESCRIBE_STRUCT(HereRows, (), (here))

Result<SeatedRows> seated(Context& context, const OfDayFile& asked) {
  return read<SeatedRows>(context, [&](store::Tx& tx) -> Result<SeatedRows> {
    KITH_TRY(const auto whole, find_day_of_team(context, tx, asked.day));
    KITH_TRY(const auto seats, store::seats::of_day(tx, asked.day));
    KITH_TRY(const auto rounds, rounds_of(tx, whole));
    std::map<std::int64_t, std::string> names;
    for (const auto& seat : seats) names[seat.number] = seat.name;
    SeatedRows rows;
    for (const auto& [title, round] : rounds)
      for (std::int64_t number = 1; number <= std::ssize(round.places); ++number) {
        const auto table = table_in(round, number);
        if (table == 0) continue;
        const auto name = names.find(number);
        rows.seating.push_back({round.number, table, number,
                                name == names.end() ? speak(context.language, say("somebody")) : name->second});
      }
    return rows;
  });
}

Result<HereRows> here(Context& context, const OfDayFile& asked) {
  return read<HereRows>(context, [&](store::Tx& tx) -> Result<HereRows> {
    KITH_CHECK(find_day_of_team(context, tx, asked.day));
    KITH_TRY(const auto seats, store::seats::of_day(tx, asked.day));
    HereRows rows;
    for (const auto& seat : seats)
      if (seat.here) rows.here.push_back({seat.number, seat.name});
    return rows;
  });
}

}  // namespace

Result<std::string> seating_csv(Context& context, const OfDayFile& asked) {
  KITH_TRY(const auto rows, seated(context, asked));
  std::string csv = utf8_mark + formats::csv_line({"round", "table", "person", "name"}, formats::Formulas::Keep);
  for (const auto& row : rows.seating)
    csv +=
        formats::csv_line({std::to_string(row.round), std::to_string(row.table), std::to_string(row.person), row.name},
                          formats::Formulas::Neutralise);
  return csv;
}

Result<std::string> seating_json(Context& context, const OfDayFile& asked) {
  KITH_TRY(const auto rows, seated(context, asked));
  return to_json(rows) + "\n";
}

Result<std::string> attendance_csv(Context& context, const OfDayFile& asked) {
  KITH_TRY(const auto rows, here(context, asked));
  std::string csv = utf8_mark + formats::csv_line({"person", "name", "here"}, formats::Formulas::Keep);
  for (const auto& row : rows.here)
    csv += formats::csv_line({std::to_string(row.person), row.name, "here"}, formats::Formulas::Neutralise);
  return csv;
}

Result<std::string> attendance_json(Context& context, const OfDayFile& asked) {
  KITH_TRY(const auto rows, here(context, asked));
  return to_json(rows) + "\n";
}

}  // namespace kith::app
