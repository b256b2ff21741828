#include "store/letters.h"

#include "store/detail/tx.h"

namespace kith::store::letters {
namespace {

Waiting waiting_of(const Row& row) {
  return {row.id<LetterId>("id"), row.integer("about"), row.text("sealed"),
          row.instant("written"), row.instant("due"),   row.integer("tries")};
}

}  // namespace

Result<LetterId> add(Tx& tx, std::int64_t about, std::string_view sealed) {
  const auto id = new_id<LetterNoun>(tx.random());
  KITH_CHECK(
      tx.execute("insert into letter (id, about, sealed, written, due, tries, trouble, state)"
                 " values (:id, :about, :sealed, :now, :now, 0, '', 'waiting')",
                 {{"id", id}, {"about", about}, {"sealed", sealed}, {"now", tx.now()}}));
  return id;
}

Result<std::vector<Waiting>> due(Tx& tx, int most) {
  KITH_TRY(const auto rows,
           tx.query("select id, about, sealed, written, due, tries from letter where state = 'waiting' and due <= :now"
                    " order by due limit :most",
                    {{"now", tx.now()}, {"most", most}}));
  std::vector<Waiting> found;
  for (const auto row : rows) found.push_back(waiting_of(row));
  return found;
}

Result<std::optional<Waiting>> find(Tx& tx, LetterId id) {
  KITH_TRY(const auto rows,
           tx.query("select id, about, sealed, written, due, tries from letter where state = 'waiting' and id = :id",
                    {{"id", id}}));
  if (rows.empty()) return std::nullopt;
  return std::optional(waiting_of(rows.front()));
}

Done drop(Tx& tx, LetterId id) {
  KITH_CHECK(tx.execute("delete from letter where id = :id", {{"id", id}}));
  return {};
}

Done recall(Tx& tx, std::int64_t about) {
  KITH_CHECK(
      tx.execute("delete from letter where about = :about and about <> 0 and state = 'waiting'", {{"about", about}}));
  return {};
}

Done recall_of_replies(Tx& tx, PostId post) {
  KITH_CHECK(
      tx.execute("delete from letter where state = 'waiting' and about <> 0"
                 " and about in (select id from reply where post = :post)",
                 {{"post", post}}));
  return {};
}

Done put_off(Tx& tx, LetterId id, Instant until, std::string_view trouble) {
  KITH_CHECK(tx.execute("update letter set due = :until, tries = tries + 1, trouble = :trouble where id = :id",
                        {{"id", id}, {"until", until}, {"trouble", trouble}}));
  return {};
}

Done give_up(Tx& tx, LetterId id, std::string_view trouble) {
  KITH_CHECK(
      tx.execute("update letter set state = 'given up', sealed = '', due = :now, tries = tries + 1,"
                 " trouble = :trouble where id = :id",
                 {{"id", id}, {"now", tx.now()}, {"trouble", trouble}}));
  return {};
}

Result<Tally> tally(Tx& tx) {
  Tally tally;
  KITH_TRY(const auto rows, tx.query("select state, count(*) as letters from letter group by state"));
  for (const auto row : rows)
    (row.text("state") == "waiting" ? tally.waiting : tally.given_up) = row.integer("letters");
  KITH_TRY(const auto troubled, tx.query("select trouble from letter where trouble <> '' order by due desc limit 1"));
  if (!troubled.empty()) tally.trouble = troubled.front().text("trouble");
  return tally;
}

}  // namespace kith::store::letters
