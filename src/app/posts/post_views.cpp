#include "app/posts/post_views.h"

#include <algorithm>
#include <map>
#include <ranges>

#include "base/id.h"
#include "base/limits.h"
#include "formats/markdown.h"

namespace kith::app {
namespace {

constexpr std::size_t excerpt_bytes = 280;

bool holds_link(const Context& context, const Reply& reply) {
  return context.holds(reply_link, reply.id.value, reply.generation);
}

std::vector<PostCan> allowed(const Context& context, const Post& post) {
  std::vector<PostCan> can;
  if (post.replies_open) can.push_back(PostCan::Answer);
  if (may_edit(context.viewer, post)) can.push_back(PostCan::Edit);
  if (may_nod(context.viewer, post)) can.push_back(PostCan::Nod);
  return can;
}

// What a guest wrote here and what still waits: only whoever holds its link sees it.
void add_own_waiting(Context& context, store::Tx& tx, const Post& post, PostView& view) {
  for (const auto& token : context.tokens | std::views::take(limits::links_held)) {
    const auto id = link_id(token);
    if (!id || std::ranges::find(view.replies, ReplyId{*id}, &ReplyView::id) != view.replies.end()) continue;
    const auto reply = find_reply(context, tx, ReplyId{*id});
    if (reply && reply->post == post.id && reply->state == ReplyState::Waiting)
      view.replies.push_back(view_of(context, post, *reply));
  }
}

}  // namespace

std::string as_of(const Post& post) { return id_text(post.edited.value_or(post.written).ms); }
std::string as_of(const Reply& reply) { return id_text(reply.edited.value_or(reply.written).ms); }
std::string page_of(PostId post) { return "/posts/" + post.text(); }
std::string page_of(ReplyId reply) { return "/replies/" + reply.text(); }

PostSummary summary_of(const store::posts::Listed& listed) {
  const auto& post = listed.post;
  return {post.id,          post.title,    formats::excerpt_of_markdown(post.text, excerpt_bytes),
          post.writer_name, post.language, listed.replies,
          post.written};
}

Result<PostList> list_posts(store::Tx& tx, NetworkId network, std::optional<std::int64_t> after) {
  KITH_TRY(auto listed, store::posts::page(tx, network, after, posts_a_page + 1));
  PostList list;
  if (listed.size() > posts_a_page) {
    listed.pop_back();
    list.after = id_text(listed.back().post.position);
  }
  for (const auto& one : listed) list.posts.push_back(summary_of(one));
  return list;
}

ReplyView view_of(const Context& context, const Post& post, const Reply& reply) {
  ReplyView view{reply.id, reply.name, reply.text, reply.state, reply.written, reply.edited, {}, as_of(reply)};
  const bool own = may_edit(context.viewer, reply, holds_link(context, reply));
  if (own) view.can.push_back(ReplyCan::Edit);
  if (reply.state == ReplyState::Waiting && may_nod(context.viewer, post)) view.can.push_back(ReplyCan::Nod);
  if (own || may_nod(context.viewer, post)) view.can.push_back(ReplyCan::Remove);
  return view;
}

Result<PostView> view_post(Context& context, store::Tx& tx, const Post& post, std::optional<std::int64_t> after) {
  PostView view{.id = post.id,
                .title = post.title,
                .html = formats::html_of_markdown(post.text),
                .text = post.text,
                .language = post.language,
                .writer = post.writer_name,
                .written = post.written,
                .edited = post.edited};
  KITH_TRY(auto replies, store::replies::of_post(tx, {context.viewer}, post.id, after, replies_a_page + 1));
  if (replies.size() > replies_a_page) {
    replies.pop_back();
    view.after = id_text(replies.back().position);
  }
  for (const auto& reply : replies) view.replies.push_back(view_of(context, post, reply));
  if (!view.after) add_own_waiting(context, tx, post, view);
  KITH_TRY(view.replies_shown, store::replies::count_shown(tx, post.id));
  view.replies_open = post.replies_open;
  view.nod_first = context.house.reply_door == ReplyDoor::Nod;
  view.writes_letters = context.mail_on;
  if (context.viewer.person) view.your_name = context.viewer.name;
  view.can = allowed(context, post);
  return view;
}

ReplyPageView view_reply_page(const Context& context, const Post& post, const Reply& reply) {
  ReplyPageView view{view_of(context, post, reply), post.id, post.title, {}};
  if (may_edit(context.viewer, reply, holds_link(context, reply)))
    view.link = Link{context.base_url + "/r/" + link_token(context.key, reply_link, reply.id.value, reply.generation)};
  return view;
}

Result<std::vector<ReplyPageView>> view_waiting(const Context& context, store::Tx& tx) {
  KITH_TRY(const auto waiting, store::replies::waiting_for(tx, context.viewer, replies_a_page));
  std::map<PostId, Post> posts;  // many replies wait under few posts
  std::vector<ReplyPageView> views;
  for (const auto& reply : waiting) {
    auto post = posts.find(reply.post);
    if (post == posts.end()) {
      KITH_TRY(auto found, store::posts::find(tx, reply.post));
      post = posts.emplace(reply.post, std::move(found)).first;
    }
    views.push_back(view_reply_page(context, post->second, reply));
  }
  return views;
}

Result<Reply> find_reply(Context& context, store::Tx& tx, ReplyId id) {
  if (auto own = store::replies::find_by_link(tx, id); own && holds_link(context, *own)) return own;
  return store::replies::find(tx, {context.viewer}, id);
}

Result<std::optional<std::int64_t>> position_of(const std::optional<std::string>& after) {
  if (!after) return std::optional<std::int64_t>();
  const auto position = id_value(*after);
  if (!position)
    return fail(ErrorKind::NotFound, "not_found", say("There is nothing here, or nothing for you to see."));
  return position;
}

}  // namespace kith::app
