// Posts and replies as their views show them: shared by the use cases of this folder and by the front page.
#pragma once
#include "app/context.h"
#include "app/posts/views.h"
#include "store/posts.h"
#include "store/replies.h"

namespace kith::app {

inline constexpr const char* reply_email = "reply e-mail";  // what its address is sealed as

PostSummary summary_of(const store::posts::Listed& listed);
// A network's posts after a position, the latest first; `after` is there if there are more.
struct PostList {
  std::vector<PostSummary> posts;
  std::optional<std::string> after;
};
Result<PostList> list_posts(store::Tx& tx, NetworkId network, std::optional<std::int64_t> after);
// What the viewer may do with a reply that they may see.
ReplyView view_of(const Context& context, const Post& post, const Reply& reply);
Result<PostView> view_post(Context& context, store::Tx& tx, const Post& post, std::optional<std::int64_t> after);
ReplyPageView view_reply_page(const Context& context, const Post& post, const Reply& reply);
// What waits for the viewer's nod, the oldest first.
Result<std::vector<ReplyPageView>> view_waiting(const Context& context, store::Tx& tx);
// A reply that the viewer may see: their own by its link, or through their eyes. NotFound otherwise.
Result<Reply> find_reply(Context& context, store::Tx& tx, ReplyId id);
// The number behind an opaque `after`; NotFound if it is none of ours.
Result<std::optional<std::int64_t>> position_of(const std::optional<std::string>& after);

// Changes with what a reply says.
std::string as_of(const Reply& reply);
std::string as_of(const Post& post);  // of its own text, whatever was replied
std::string page_of(PostId post);
std::string page_of(ReplyId reply);
inline constexpr int posts_a_page = 20, replies_a_page = 100;

}  // namespace kith::app
