#include "store/posts.h"

#include <algorithm>
#include <limits>

#include "base/limits.h"
#include "store/detail/answers.h"
#include "store/detail/tx.h"
#include "store/outbox.h"

namespace kith::store::posts {
namespace {

Post post_of(const Row& row) {
  return {row.id<PostId>("id"),       row.id<NetworkId>("network"),
          row.id<PersonId>("writer"), row.text("writer_name"),
          row.text("title"),          row.text("text"),
          row.text("language"),       row.flag("replies_open"),
          row.integer("position"),    row.integer("version"),
          row.instant("written"),     row.optional_instant("edited")};
}

Result<std::int64_t> next_position(Tx& tx, NetworkId network) {
  KITH_TRY(const auto rows, tx.query("select coalesce(max(position), 0) + 1 as position from post"
                                     " where network = :network",
                                     {{"network", network}}));
  return rows.front().integer("position");
}

}  // namespace

Result<Post> add(Tx& tx, Post post) {
  KITH_TRY(post.position, next_position(tx, post.network));
  post.version = 1;
  KITH_CHECK(
      tx.execute("insert into post (id, network, writer, title, text, language, replies_open, position, version,"
                 " written, edited) values (:id, :network, :writer, :title, :text, :language, :replies_open,"
                 " :position, :version, :written, :edited)",
                 {{"id", post.id},
                  {"network", post.network},
                  {"writer", post.writer},
                  {"title", post.title},
                  {"text", post.text},
                  {"language", post.language},
                  {"replies_open", post.replies_open},
                  {"position", post.position},
                  {"version", post.version},
                  {"written", post.written},
                  {"edited", post.edited}}));
  KITH_CHECK(outbox::append(tx, "post.written", post.id.value));
  return post;
}

Result<Post> find(Tx& tx, PostId id) {
  KITH_TRY(const auto rows,
           tx.query("select post.id, post.network, writer, person.name as writer_name, title, text, language,"
                    " replies_open, position, version, written, edited"
                    " from post join person on person.id = writer where post.id = :id",
                    {{"id", id}}));
  if (rows.empty()) return absent();
  return post_of(rows.front());
}

Result<std::int64_t> save(Tx& tx, const Post& post) {
  KITH_TRY(const auto rows, tx.query("update post set title = :title, text = :text, language = :language,"
                                     " replies_open = :replies_open, edited = :edited, version = version + 1"
                                     " where id = :id returning version",
                                     {{"title", post.title},
                                      {"text", post.text},
                                      {"language", post.language},
                                      {"replies_open", post.replies_open},
                                      {"edited", post.edited},
                                      {"id", post.id}}));
  if (rows.empty()) return absent();
  KITH_CHECK(outbox::append(tx, "post.changed", post.id.value));
  return rows.front().integer("version");
}

Done remove(Tx& tx, PostId id) {
  KITH_TRY(const auto gone, tx.execute("delete from post where id = :id", {{"id", id}}));
  if (gone == 0) return absent();
  return outbox::append(tx, "post.removed", id.value);
}

Done raise_version(Tx& tx, PostId id, int more_shown) {
  KITH_TRY(const auto raised, tx.execute("update post set version = version + 1, replies_shown = replies_shown + :more"
                                         " where id = :id",
                                         {{"more", more_shown}, {"id", id}}));
  if (raised == 0) return absent();
  return outbox::append(tx, "post.changed", id.value);
}

Result<std::optional<Listed>> latest(Tx& tx, NetworkId network) {
  KITH_TRY(auto found, page(tx, network, std::nullopt, 1));
  if (found.empty()) return std::nullopt;
  return std::optional(std::move(found.front()));
}

Result<std::vector<Listed>> page(Tx& tx, NetworkId network, std::optional<std::int64_t> after, int most) {
  KITH_TRY(const auto rows,
           tx.query("select post.id, post.network, writer, person.name as writer_name, title, text, language,"
                    " replies_open, position, version, written, edited, replies_shown"
                    " from post join person on person.id = writer"
                    " where post.network = :network and position < :after order by position desc limit :most",
                    {{"network", network},
                     {"after", after.value_or(std::numeric_limits<std::int64_t>::max())},
                     {"most", std::clamp(most, 0, limits::page_rows)}}));
  std::vector<Listed> found;
  for (const auto row : rows) {
    auto post = post_of(row);
    found.push_back({std::move(post), row.integer("replies_shown")});
  }
  return found;
}

}  // namespace kith::store::posts
