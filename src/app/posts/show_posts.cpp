// The list of posts, and one post with its replies.
#include "app/posts/post_views.h"
#include "app/use_cases.h"
#include "base/id.h"
#include "store/houses.h"

namespace kith::app {

Result<PostsView> show_posts(Context& context, const ShowPosts& asked) {
  KITH_TRY(const auto after, position_of(asked.after));
  return read<PostsView>(context, [&](store::Tx& tx) -> Result<PostsView> {
    PostsView view;
    KITH_TRY(const auto network, store::networks::first(tx));
    KITH_TRY(auto listed, store::posts::page(tx, network.id, after, posts_a_page + 1));
    if (listed.size() > posts_a_page) {
      listed.pop_back();
      view.after = id_text(listed.back().post.position);
    }
    for (const auto& one : listed) view.posts.push_back(summary_of(one));
    view.can_write = may_write_posts(context.viewer);
    KITH_TRY(const auto waiting, store::replies::waiting_for(tx, context.viewer, replies_a_page));
    for (const auto& one : waiting) {
      KITH_TRY(const auto post, store::posts::find(tx, one.reply.post));
      view.waiting.push_back(view_of(context, post, one.reply));
    }
    return view;
  });
}

Result<PostView> show_post(Context& context, const ShowPost& asked) {
  KITH_TRY(const auto after, position_of(asked.after));
  return read<PostView>(context, [&](store::Tx& tx) -> Result<PostView> {
    KITH_TRY(const auto post, store::posts::find(tx, asked.post));
    return view_post(context, tx, post, after);
  });
}

Result<std::string> stamp_post(Context& context, const ShowPost& asked) {
  return read<std::string>(context, [&](store::Tx& tx) -> Result<std::string> {
    KITH_TRY(const auto post, store::posts::find(tx, asked.post));
    return std::to_string(post.version);
  });
}

}  // namespace kith::app
