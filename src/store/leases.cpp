#include "store/leases.h"

#include "store/detail/tx.h"

namespace kith::store::leases {

Result<bool> take(Tx& tx, std::string_view name, std::string_view holder, Instant until) {
  KITH_TRY(const auto taken,
           tx.execute("insert into lease (name, holder, until) values (:name, :holder, :until)"
                      " on conflict (name) do update set holder = excluded.holder, until = excluded.until"
                      " where lease.holder = excluded.holder or lease.until <= :now",
                      {{"name", name}, {"holder", holder}, {"until", until}, {"now", tx.now()}}));
  return taken > 0;
}

Done give_back(Tx& tx, std::string_view name, std::string_view holder) {
  KITH_CHECK(
      tx.execute("delete from lease where name = :name and holder = :holder", {{"name", name}, {"holder", holder}}));
  return {};
}

}  // namespace kith::store::leases
