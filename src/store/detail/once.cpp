#include "store/detail/once.h"

#include "base/secret.h"

namespace kith::store {
namespace {

// The length in front keeps ("a", "bc") apart from ("ab", "c").
std::string pair_digest(std::string_view purpose, const std::string& first, const std::string& second) {
  return digest(std::string(purpose) + " " + std::to_string(first.size()) + " " + first + second);
}

// A record lies under the day it was made, so that what lapses together lies together. It is looked for a day beside
// today on both sides: it lives for 24 hours, and a clock may be set back.
std::int64_t day_of(Instant at) { return at.ms / day_ms; }

std::string record_id(const Once& once) { return pair_digest("answered", once.viewer, once.key); }
std::string body_digest(const Once& once) { return pair_digest("body", once.key, once.body); }

}  // namespace

Result<std::optional<std::string>> remembered(Tx& tx, const Once& once) {
  if (once.key.empty()) return std::nullopt;
  const auto today = day_of(tx.now());
  KITH_TRY(const auto rows, tx.query("select body, answer from answered where day in (:yesterday, :today, :tomorrow)"
                                     " and id = :id and at > :since order by at desc limit 1",
                                     {{"yesterday", today - 1},
                                      {"today", today},
                                      {"tomorrow", today + 1},
                                      {"id", record_id(once)},
                                      {"since", tx.now() + -answer_keeps_ms}}));
  if (rows.empty()) return std::nullopt;
  if (rows.front().text("body") == body_digest(once)) {
    KITH_TRY(auto answer, unseal_under(once.key, rows.front().text("answer")));
    return std::optional(std::move(answer));
  }
  if (once.form) return std::nullopt;  // people press Back and correct
  return fail(ErrorKind::KeyReused, "key_reused", say("This Idempotency-Key was used for another request."));
}

Done remember(Tx& tx, const Once& once, const std::string& answer) {
  if (once.key.empty()) return {};
  KITH_CHECK(
      tx.execute("insert into answered (day, id, body, answer, at) values (:day, :id, :body, :answer, :at)"
                 " on conflict (day, id) do update set body = excluded.body, answer = excluded.answer,"
                 " at = excluded.at",
                 {{"day", day_of(tx.now())},
                  {"id", record_id(once)},
                  {"body", body_digest(once)},
                  {"answer", seal_under(once.key, answer)},
                  {"at", tx.now()}}));
  return {};
}

}  // namespace kith::store
