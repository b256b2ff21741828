#include "store/detail/upkeep.h"

#include <array>

#include "base/limits.h"
#include "domain/person.h"
#include "store/detail/tx.h"
#include "store/leases.h"

namespace kith::store {
namespace {

// A table's rows that have lapsed: those whose `column` is not after now - `keeps_ms`.
struct Lapse {
  std::string_view sql;
  std::int64_t keeps_ms;
};

// Before people go, the contacts they leave without anybody go too: those nobody has seen yet, and those whose other
// side went before. A person who wrote posts is no guest any more and stays; a guest's replies stay too, by their
// foreign key. A sign-in past its end cannot be used and is dropped as idle.
constexpr auto lapses = std::to_array<Lapse>({
    {"delete from name_list where id in (select id from name_list where until <= :before order by until limit :most)",
     0},
    {"delete from contact where id in (select contact.id from person join contact on contact.low = person.id or"
     " contact.high = person.id where person.until <= :before and (contact.opens_at > person.until or not exists"
     " (select 1 from person other where other.id <> person.id and other.id in (contact.low, contact.high)))"
     " order by contact.id limit :most)",
     0},
    {"delete from person where id in (select id from person where until <= :before and not exists"
     " (select 1 from post where post.writer = person.id) order by until limit :most)",
     0},
    {"delete from sign_in where id in (select id from sign_in where used <= :before order by used limit :most)",
     sign_in_idle_ms},
    {"delete from import_draft where day in"
     " (select day from import_draft where until <= :before order by until limit :most)",
     0},
    {"delete from wish where id in (select id from wish where until <= :before order by until limit :most)", 0},
    {"delete from answered where (day, id) in (select day, id from answered where day <= cast(:before as bigint) / "
     "86400000"
     " and at <= :before order by day, id limit :most)",
     answer_keeps_ms},
    {"delete from attempt where (bucket, at, id) in (select bucket, at, id from attempt where at <= :before"
     " order by at limit :most)",
     attempts_keep_ms},
    {"delete from outbox where (at, id) in (select at, id from outbox where at <= :before order by at, id"
     " limit :most)",
     outbox_keeps_ms},
    {"delete from letter where id in (select id from letter where state = 'given up' and written <= :before"
     " order by written limit :most)",
     letters_given_up_keep_ms},
    {"delete from lease where name in (select name from lease where until <= :before order by until limit :most)",
     day_ms},
});

Result<std::int64_t> drop_lapsed(Tx& tx, std::int64_t most) {
  std::int64_t dropped = 0;
  for (const auto& lapse : lapses) {
    if (dropped >= most) break;
    KITH_TRY(const auto rows,
             tx.execute(lapse.sql, {{"before", tx.now() + -lapse.keeps_ms}, {"most", most - dropped}}));
    dropped += rows;
  }
  return dropped;
}

}  // namespace

Done write_a_mark(Store& store, const std::string& holder) {
  const auto written = store.commit({}, [&](Tx& tx) -> Result<std::string> {
    KITH_CHECK(leases::take(tx, "ready " + holder, holder, tx.now()));
    return "";
  });
  if (!written) return std::unexpected(written.error());
  return {};
}

Result<int> sweep_lapsed(Store& store, const std::string& holder, int most) {
  const auto dropped = store.commit({}, [&](Tx& tx) -> Result<std::string> {
    KITH_TRY(const bool ours, leases::take(tx, "sweep", holder, tx.now() + limits::sweep_turn_ms));
    if (!ours) return "0";
    KITH_TRY(const auto rows, drop_lapsed(tx, most));
    return std::to_string(rows);
  });
  if (!dropped) return std::unexpected(dropped.error());
  return std::stoi(*dropped);
}

}  // namespace kith::store
