#include "store/door_phones.h"

#include "base/limits.h"
#include "store/detail/tx.h"

namespace kith::store::door_phones {

Done hear(Tx& tx, const DoorPhone& phone) {
  KITH_CHECK(tx.execute(
      "insert into door_phone (id, day, name, unsent, heard) values (:id, :day, :name, :unsent,"
      " :heard) on conflict (id) do update set name = excluded.name, unsent = excluded.unsent,"
      " heard = excluded.heard where door_phone.day = excluded.day",
      {{"id", phone.id}, {"day", phone.day}, {"name", phone.name}, {"unsent", phone.unsent}, {"heard", phone.heard}}));
  return {};
}

Done forget(Tx& tx, DayId day, DoorPhoneId id) {
  KITH_CHECK(tx.execute("delete from door_phone where id = :id and day = :day", {{"id", id}, {"day", day}}));
  return {};
}

Result<std::vector<DoorPhone>> of_day(Tx& tx, DayId day) {
  KITH_TRY(const auto rows, tx.query("select id, day, name, unsent, heard from door_phone where day = :day"
                                     " order by heard desc, id limit :most",
                                     {{"day", day}, {"most", limits::page_rows}}));
  std::vector<DoorPhone> phones;
  for (const auto row : rows)
    phones.push_back({row.id<DoorPhoneId>("id"), row.id<DayId>("day"), row.text("name"), row.integer("unsent"),
                      row.instant("heard")});
  return phones;
}

}  // namespace kith::store::door_phones
