#include "store/places.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/limits.h"
#include "domain/seat.h"
#include "store/detail/tx.h"

namespace kith::store::places {
namespace {

constexpr std::array<std::string_view, 8> slots{"n0", "n1", "n2", "n3", "n4", "n5", "n6", "n7"};

// The one at `seat` of a list of numbers ("2 5"); 0 where the list is shorter. What stands behind it is not looked at.
std::int64_t table_of(std::string_view places, std::int64_t seat) {
  for (std::int64_t skipped = 1; skipped < seat; ++skipped) {
    const auto blank = places.find(' ');
    if (blank == places.npos) return 0;
    places.remove_prefix(blank + 1);
  }
  std::int64_t table = 0;
  std::from_chars(places.data(), places.data() + places.size(), table);
  return table;
}

std::vector<std::int64_t> seats_at(std::string_view places, std::int64_t table) {
  std::vector<std::int64_t> seats;
  if (table == 0) return seats;
  const auto tables = numbers_of_text(places);
  for (std::size_t i = 0; i < tables.size(); ++i)
    if (tables[i] == table) seats.push_back(static_cast<std::int64_t>(i) + 1);
  return seats;
}

}  // namespace

Result<OwnPlaces> of_seat(Tx& tx, PartId part, std::int64_t seat, std::int64_t from) {
  KITH_TRY(const auto rows, tx.query("select number, places, skipped from round where part = :part and number >= :from"
                                     " order by number limit :most",
                                     {{"part", part}, {"from", from}, {"most", limits::seating_rounds}}));
  OwnPlaces found;
  for (const auto row : rows) {
    const auto places = row.text("places");
    const auto& place =
        found.rounds.emplace_back(Place{row.integer("number"), table_of(places, seat), row.flag("skipped")});
    if (place.round == from) found.mates = seats_at(places, place.table);
  }
  return found;
}

Result<std::vector<Mate>> mates(Tx& tx, DayId day, const std::vector<std::int64_t>& numbers) {
  std::vector<Mate> found;
  for (std::size_t begin = 0; begin < numbers.size(); begin += slots.size()) {
    std::vector<Arg> args{{"day", day}};
    for (std::size_t i = 0; i < slots.size(); ++i)
      args.push_back({slots[i], begin + i < numbers.size() ? std::optional(numbers[begin + i]) : std::nullopt});
    KITH_TRY(const auto rows, tx.query("select id, number, name, line, host, shows from seat where day = :day"
                                       " and number in (:n0, :n1, :n2, :n3, :n4, :n5, :n6, :n7) order by number",
                                       args));
    for (const auto row : rows)
      found.push_back({row.id<SeatId>("id"), row.integer("number"), row.text("name"), row.text("line"),
                       row.flag("host"), row.flag("shows")});
  }
  return found;
}

}  // namespace kith::store::places
