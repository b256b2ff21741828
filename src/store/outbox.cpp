#include "store/outbox.h"

#include "base/limits.h"
#include "store/detail/tx.h"

namespace kith::store::outbox {

Done append(Tx& tx, std::string_view kind, std::int64_t noun, std::string_view payload) {
  const auto id = static_cast<std::int64_t>(tx.random().bits() >> 1);
  KITH_CHECK(tx.execute("insert into outbox (id, at, kind, noun, payload) values (:id, :at, :kind, :noun, :payload)",
                        {{"id", id}, {"at", tx.now()}, {"kind", kind}, {"noun", noun}, {"payload", payload}}));
  return {};
}

Result<std::vector<Event>> after(Tx& tx, const Mark& mark, std::string_view kinds) {
  KITH_TRY(const auto rows,
           tx.query("select id, at, kind, noun, payload from outbox"
                    " where (at, id) > (:at, :id) and kind like :kinds order by at, id limit :most",
                    {{"at", mark.at}, {"id", mark.id}, {"kinds", kinds}, {"most", limits::outbox_rows}}));
  std::vector<Event> events;
  for (const auto row : rows)
    events.push_back(
        {row.integer("id"), row.instant("at"), row.text("kind"), row.integer("noun"), row.text("payload")});
  return events;
}

Result<std::optional<Instant>> latest(Tx& tx) {
  KITH_TRY(const auto rows, tx.query("select at from outbox order by at desc, id desc limit 1"));
  if (rows.empty()) return std::nullopt;
  return std::optional(rows.front().instant("at"));
}

}  // namespace kith::store::outbox
