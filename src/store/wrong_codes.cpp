#include "store/wrong_codes.h"

#include "store/detail/tx.h"

namespace kith::store::wrong_codes {

Result<std::int64_t> count(Tx& tx, DayId day, std::string_view name) {
  KITH_TRY(const auto rows,
           tx.query("select wrong from wrong_code where day = :day and name = :name", {{"day", day}, {"name", name}}));
  return rows.empty() ? 0 : rows.front().integer("wrong");
}

Done add(Tx& tx, DayId day, std::string_view name) {
  KITH_CHECK(
      tx.execute("insert into wrong_code (day, name, wrong) values (:day, :name, 1)"
                 " on conflict (day, name) do update set wrong = wrong_code.wrong + 1",
                 {{"day", day}, {"name", name}}));
  return {};
}

Done take_back(Tx& tx, DayId day, std::string_view name) {
  KITH_CHECK(tx.execute("update wrong_code set wrong = wrong - 1 where day = :day and name = :name and wrong > 0",
                        {{"day", day}, {"name", name}}));
  return {};
}

Done forget(Tx& tx, DayId day, std::string_view name) {
  KITH_CHECK(tx.execute("delete from wrong_code where day = :day and name = :name", {{"day", day}, {"name", name}}));
  return {};
}

}  // namespace kith::store::wrong_codes
