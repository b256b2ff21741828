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
    KITH_TRY(auto listed, list_posts(tx, network.id, after));
    view.posts = std::move(listed.posts);
    view.after = std::move(listed.after);
    view.can_write = may_write_posts(context.viewer);
    KITH_TRY(auto waiting, view_waiting(context, tx));
    for (auto& one : waiting) view.waiting.push_back(std::move(one.reply));
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
