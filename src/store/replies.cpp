#include "store/replies.h"

#include <algorithm>
#include <array>

#include "base/limits.h"
#include "store/detail/answers.h"
#include "store/detail/tx.h"
#include "store/outbox.h"
#include "store/posts.h"

namespace kith::store::replies {
namespace {

// The one scope. Comparing with NULL is never true, so that an anonymous viewer matches nobody's replies.
const std::string visible =
    "(reply.state = 'shown' or :keeper = 1 or post.writer = :person or reply.writer = :person"
    " or reply.id in (:held0, :held1, :held2, :held3, :held4, :held5, :held6, :held7))";
const std::string waits_for_viewer = "reply.state = 'waiting' and (:keeper = 1 or post.writer = :person)";
const std::string columns =
    "reply.id, reply.post, reply.writer, reply.name, reply.text, reply.email_sealed, reply.state, reply.position,"
    " reply.generation, reply.written, reply.edited";
const std::string under_posts = " from reply join post on post.id = reply.post where ";

constexpr std::array<std::string_view, limits::links_held> held_names{"held0", "held1", "held2", "held3",
                                                                      "held4", "held5", "held6", "held7"};

std::vector<Arg> seen_through(const Eyes& eyes, std::initializer_list<Arg> others) {
  std::vector<Arg> args(others);
  args.push_back({"keeper", eyes.viewer.keeper});
  args.push_back({"person", eyes.viewer.person});
  for (std::size_t i = 0; i < held_names.size(); ++i)
    args.push_back({held_names[i], i < eyes.held.size() ? std::optional(eyes.held[i]) : std::nullopt});
  return args;
}

int shown(ReplyState state) { return state == ReplyState::Shown ? 1 : 0; }
std::string_view word(ReplyState state) { return state == ReplyState::Waiting ? "waiting" : "shown"; }
ReplyState state_of(const Row& row) { return row.text("state") == "shown" ? ReplyState::Shown : ReplyState::Waiting; }

Reply reply_of(const Row& row) {
  return {row.id<ReplyId>("id"),
          row.id<PostId>("post"),
          row.optional_id<PersonId>("writer"),
          row.text("name"),
          row.text("text"),
          row.text("email_sealed"),
          state_of(row),
          row.integer("position"),
          row.integer("generation"),
          row.instant("written"),
          row.optional_instant("edited")};
}

Result<Reply> one(Result<Rows> rows) {
  if (!rows) return std::unexpected(std::move(rows).error());
  if (rows->empty()) return absent();
  return reply_of(rows->front());
}

Result<std::int64_t> number(Result<Rows> rows) {
  if (!rows) return std::unexpected(std::move(rows).error());
  return rows->front().integer("replies");
}

Result<std::int64_t> next_position(Tx& tx, PostId post) {
  KITH_TRY(const auto rows, tx.query("select coalesce(max(position), 0) + 1 as position from reply where post = :post",
                                     {{"post", post}}));
  return rows.front().integer("position");
}

}  // namespace

Result<Reply> add(Tx& tx, Reply reply) {
  KITH_CHECK(posts::raise_version(tx, reply.post, shown(reply.state)));
  KITH_TRY(reply.position, next_position(tx, reply.post));
  KITH_CHECK(
      tx.execute("insert into reply (id, post, writer, name, text, email_sealed, state, position, generation,"
                 " written, edited) values (:id, :post, :writer, :name, :text, :email_sealed, :state, :position,"
                 " :generation, :written, :edited)",
                 {{"id", reply.id},
                  {"post", reply.post},
                  {"writer", reply.writer},
                  {"name", reply.name},
                  {"text", reply.text},
                  {"email_sealed", reply.email_sealed},
                  {"state", word(reply.state)},
                  {"position", reply.position},
                  {"generation", reply.generation},
                  {"written", reply.written},
                  {"edited", reply.edited}}));
  KITH_CHECK(outbox::append(tx, "reply.written", reply.id.value));
  return reply;
}

Result<Reply> find(Tx& tx, const Eyes& eyes, ReplyId id) {
  static const auto sql = "select " + columns + under_posts + "reply.id = :id and " + visible;
  return one(tx.query(sql, seen_through(eyes, {{"id", id}})));
}

Result<Reply> find_by_link(Tx& tx, ReplyId id) {
  static const auto sql = "select " + columns + " from reply where id = :id";
  return one(tx.query(sql, {{"id", id}}));
}

Done save(Tx& tx, const Reply& reply) {
  KITH_TRY(const auto before, tx.query("select state from reply where id = :id and post = :post",
                                       {{"id", reply.id}, {"post", reply.post}}));
  if (before.empty()) return absent();
  KITH_CHECK(
      tx.execute("update reply set name = :name, text = :text, email_sealed = :email_sealed, state = :state,"
                 " generation = :generation, edited = :edited where id = :id and post = :post",
                 {{"name", reply.name},
                  {"text", reply.text},
                  {"email_sealed", reply.email_sealed},
                  {"state", word(reply.state)},
                  {"generation", reply.generation},
                  {"edited", reply.edited},
                  {"id", reply.id},
                  {"post", reply.post}}));
  KITH_CHECK(posts::raise_version(tx, reply.post, shown(reply.state) - shown(state_of(before.front()))));
  return outbox::append(tx, "reply.changed", reply.id.value);
}

Done remove(Tx& tx, ReplyId id) {
  KITH_TRY(const auto rows, tx.query("delete from reply where id = :id returning post, state", {{"id", id}}));
  if (rows.empty()) return absent();
  const auto gone = rows.front();
  const auto post = gone.id<PostId>("post");
  KITH_CHECK(posts::raise_version(tx, post, -shown(state_of(gone))));
  return outbox::append(tx, "reply.removed", id.value);
}

Result<std::vector<Reply>> of_post(Tx& tx, const Eyes& eyes, PostId post, std::optional<std::int64_t> after, int most) {
  static const auto sql = "select " + columns + under_posts + "reply.post = :post and reply.position > :after and " +
                          visible + " order by reply.position limit :most";
  KITH_TRY(const auto rows, tx.query(sql, seen_through(eyes, {{"post", post},
                                                              {"after", after.value_or(0)},
                                                              {"most", std::clamp(most, 0, limits::page_rows)}})));
  std::vector<Reply> found;
  found.reserve(rows.size());
  for (const auto row : rows) found.push_back(reply_of(row));
  return found;
}

Result<std::int64_t> count(Tx& tx, const Eyes& eyes, PostId post) {
  static const auto sql = "select count(*) as replies" + under_posts + "reply.post = :post and " + visible;
  return number(tx.query(sql, seen_through(eyes, {{"post", post}})));
}

Result<std::int64_t> count_shown(Tx& tx, PostId post) {
  KITH_TRY(const auto rows, tx.query("select replies_shown from post where id = :post", {{"post", post}}));
  return rows.empty() ? 0 : rows.front().integer("replies_shown");
}

Result<std::vector<Reply>> waiting_for(Tx& tx, const Viewer& viewer, int most) {
  static const auto sql =
      "select " + columns + under_posts + waits_for_viewer + " order by reply.written, reply.id limit :most";
  KITH_TRY(const auto rows, tx.query(sql, {{"keeper", viewer.keeper},
                                           {"person", viewer.person},
                                           {"most", std::clamp(most, 0, limits::page_rows)}}));
  std::vector<Reply> found;
  for (const auto row : rows) found.push_back(reply_of(row));
  return found;
}

Result<std::int64_t> count_waiting_for(Tx& tx, const Viewer& viewer) {
  static const auto sql = "select count(*) as replies" + under_posts + waits_for_viewer;
  return number(tx.query(sql, {{"keeper", viewer.keeper}, {"person", viewer.person}}));
}

Result<bool> has_shown(Tx& tx, PersonId writer) {
  KITH_TRY(const auto rows,
           tx.query("select id from reply where writer = :writer and state = 'shown' limit 1", {{"writer", writer}}));
  return !rows.empty();
}

}  // namespace kith::store::replies
