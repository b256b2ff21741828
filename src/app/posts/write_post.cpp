// Writing, editing and removing a post: keepers, and whoever wrote it.
#include "app/as_of.h"
#include "app/mail/post_letter.h"
#include "app/posts/post_views.h"
#include "app/use_cases.h"
#include "store/houses.h"

namespace kith::app {
namespace {

std::unexpected<Error> not_yours() {
  return fail(ErrorKind::NotAllowed, "not_yours", say("Only whoever wrote this, and the keepers, may change it."));
}

// What was said, else the language the house speaks.
std::string language_or_house(const std::optional<Line<8>>& said, const House& house) {
  if (said && (*said == "en" || *said == "de")) return *said;
  return std::string(lang_attribute(house.language));
}

Result<Post> find_editable(Context& context, store::Tx& tx, PostId id) {
  KITH_TRY(auto post, store::posts::find(tx, id));
  if (!may_edit(context.viewer, post)) return not_yours();
  return post;
}

}  // namespace

Result<DeskView> show_new_post(Context& context, const Nothing&) {
  return DeskView{.language = language_or_house({}, context.house)};
}

Result<DeskView> show_post_desk(Context& context, const OfPost& asked) {
  return read<DeskView>(context, [&](store::Tx& tx) -> Result<DeskView> {
    KITH_TRY(const auto post, find_editable(context, tx, asked.post));
    return DeskView{post.id, post.title, post.text, post.language, post.replies_open, as_of(post)};
  });
}

Result<Answered<PostView>> write_post(Context& context, const WritePost& asked) {
  if (!may_write_posts(context.viewer))
    return fail(ErrorKind::NotAllowed, "keepers_write",
                say("In this house the keepers write posts. Everyone may answer them."));
  return commit<PostView>(context, [&](store::Tx& tx) -> Result<Outcome<PostView>> {
    KITH_TRY(const auto network, store::networks::first(tx));
    Post post{.id = new_id<PostNoun>(context.random), .network = network.id, .writer = *context.viewer.person};
    post.writer_name = context.viewer.name;
    post.title = asked.title;
    post.text = asked.text;
    post.language = language_or_house(asked.language, context.house);
    post.written = context.now();
    KITH_TRY(post, store::posts::add(tx, post));
    KITH_TRY(auto view, view_post(context, tx, post, {}));
    return Outcome<PostView>{std::move(view), page_of(post.id)};
  });
}

Result<Answered<PostView>> edit_post(Context& context, const EditPost& asked) {
  return commit<PostView>(context, [&](store::Tx& tx) -> Result<Outcome<PostView>> {
    KITH_TRY(auto post, find_editable(context, tx, asked.post));
    KITH_CHECK(unchanged_since(asked.as_of, as_of(post)));
    post.title = asked.title;
    post.text = asked.text;
    if (asked.language) post.language = language_or_house(asked.language, context.house);
    post.replies_open = asked.replies_open;
    post.edited = context.now();
    KITH_TRY(post.version, store::posts::save(tx, post));
    KITH_TRY(auto view, view_post(context, tx, post, {}));
    return Outcome<PostView>{std::move(view), page_of(post.id)};
  });
}

Result<Answered<PostsView>> remove_post(Context& context, const OfPost& asked) {
  return commit<PostsView>(context, [&](store::Tx& tx) -> Result<Outcome<PostsView>> {
    KITH_TRY(const auto post, find_editable(context, tx, asked.post));
    KITH_CHECK(recall_letters_of_replies(tx, post.id));
    KITH_CHECK(store::posts::remove(tx, post.id));
    return Outcome<PostsView>{PostsView{}, "/posts"};
  });
}

}  // namespace kith::app
