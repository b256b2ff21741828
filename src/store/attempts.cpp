#include "store/attempts.h"

#include "store/detail/tx.h"

namespace kith::store::attempts {

Done add(Tx& tx, std::string_view bucket) {
  const auto id = static_cast<std::int64_t>(tx.random().bits() >> 1);
  KITH_CHECK(tx.execute("insert into attempt (id, bucket, at) values (:id, :bucket, :at)",
                        {{"id", id}, {"bucket", bucket}, {"at", tx.now()}}));
  return {};
}

Done take_back(Tx& tx, std::string_view bucket) {
  KITH_CHECK(
      tx.execute("delete from attempt where id in"
                 " (select id from attempt where bucket = :bucket order by at desc, id limit 1)",
                 {{"bucket", bucket}}));
  return {};
}

Result<std::int64_t> count(Tx& tx, std::string_view bucket, Instant since) {
  KITH_TRY(const auto rows, tx.query("select count(*) as attempts from attempt where bucket = :bucket and at >= :since",
                                     {{"bucket", bucket}, {"since", since}}));
  return rows.front().integer("attempts");
}

Result<std::optional<Instant>> oldest_of_latest(Tx& tx, std::string_view bucket, int many) {
  KITH_TRY(const auto rows, tx.query("select at from attempt where bucket = :bucket order by at desc limit 1"
                                     " offset :before",
                                     {{"bucket", bucket}, {"before", many - 1}}));
  if (rows.empty()) return std::nullopt;
  return std::optional(rows.front().instant("at"));
}

}  // namespace kith::store::attempts
