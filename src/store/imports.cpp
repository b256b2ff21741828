#include "store/imports.h"

#include "store/detail/tx.h"

namespace kith::store::imports {

Done put(Tx& tx, const Draft& draft) {
  KITH_CHECK(
      tx.execute("insert into import_draft (day, sealed, uses, merged, until) values (:day, :sealed, :uses, :merged,"
                 " :until) on conflict (day) do update set sealed = excluded.sealed, uses = excluded.uses,"
                 " merged = excluded.merged, until = excluded.until",
                 {{"day", draft.day},
                  {"sealed", draft.sealed},
                  {"uses", draft.uses},
                  {"merged", draft.merged},
                  {"until", draft.until}}));
  return {};
}

Result<std::optional<Draft>> find(Tx& tx, DayId day) {
  KITH_TRY(const auto rows, tx.query("select day, sealed, uses, merged, until from import_draft where day = :day"
                                     " and until > :now",
                                     {{"day", day}, {"now", tx.now()}}));
  if (rows.empty()) return std::nullopt;
  const auto row = rows.front();
  return Draft{row.id<DayId>("day"), row.text("sealed"), row.text("uses"), row.text("merged"), row.instant("until")};
}

Done drop(Tx& tx, DayId day) {
  KITH_CHECK(tx.execute("delete from import_draft where day = :day", {{"day", day}}));
  return {};
}

}  // namespace kith::store::imports
