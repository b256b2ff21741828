#include "store/day_sums.h"

#include "base/limits.h"
#include "store/detail/tx.h"

namespace kith::store::day_sums {

Result<std::vector<DayId>> unsummed(Tx& tx, Instant began_before) {
  KITH_TRY(const auto rows, tx.query("select id from day where starts < :before and cancelled is null"
                                     " and not exists (select 1 from day_sum where day_sum.day = day.id)"
                                     " order by starts, id limit :most",
                                     {{"before", began_before}, {"most", limits::page_rows}}));
  std::vector<DayId> days;
  for (const auto row : rows) days.push_back(row.id<DayId>("id"));
  return days;
}

Result<Counted> count(Tx& tx, DayId day, Instant now) {
  KITH_TRY(const auto rows,
           tx.query("select (select count(*) from seat where day = :day and here is not null) as here,"
                    " (select count(*) from contact where day = :day and opens_at <= :now) as contacts",
                    {{"day", day}, {"now", now}}));
  return Counted{rows.front().integer("here"), rows.front().integer("contacts")};
}

Done add(Tx& tx, const DaySum& sum) {
  KITH_CHECK(
      tx.execute("insert into day_sum (day, contacts, told) values (:day, :contacts, :told) on conflict do nothing",
                 {{"day", sum.day}, {"contacts", sum.contacts}, {"told", sum.told}}));
  return {};
}

Result<std::optional<DaySum>> find(Tx& tx, DayId day) {
  KITH_TRY(const auto rows, tx.query("select day, contacts, told from day_sum where day = :day", {{"day", day}}));
  if (rows.empty()) return std::nullopt;
  const auto row = rows.front();
  return DaySum{row.id<DayId>("day"), row.optional_integer("contacts"), row.instant("told")};
}

}  // namespace kith::store::day_sums
