// What happens to a reply after it was written: its writer edits or removes it, the post's writer nods.
#include "app/as_of.h"
#include "app/mail/post_letter.h"
#include "app/posts/post_views.h"
#include "app/use_cases.h"

namespace kith::app {
namespace {

std::unexpected<Error> not_yours() {
  return fail(ErrorKind::NotAllowed, "not_yours", say("Only whoever wrote this may change it."));
}

bool is_own(const Context& context, const Reply& reply) {
  return may_edit(context.viewer, reply, context.holds(reply_link, reply.id.value, reply.generation));
}

// The one letter for which an address is asked; whether it was written.
Result<bool> tell_shown(Context& context, store::Tx& tx, const Post& post, const Reply& reply) {
  const auto token = link_token(context.key, reply_link, reply.id.value, reply.generation);
  const std::vector<std::pair<std::string, MessageValue>> values{{"name", reply.name},
                                                                 {"title", post.title},
                                                                 {"post", context.base_url + page_of(post.id)},
                                                                 {"link", context.base_url + "/r/" + token}};
  Letter letter{.subject = speak(context.house.language, say("Your reply shows: {title}", values))};
  letter.text = speak(context.house.language,
                      say("{name}, everybody sees your reply now:\n{post}\n\nThis link is yours alone; it changes the "
                          "reply or takes it back:\n{link}\n\nThere are no other letters about it.\n",
                          values));
  letter.about = reply.id.value;
  return post_sealed(context, tx, reply_email, reply.email_sealed, std::move(letter));
}

Result<Outcome<PostView>> back_to_post(Context& context, store::Tx& tx, PostId id) {
  KITH_TRY(const auto post, store::posts::find(tx, id));
  return Outcome<PostView>{[&context, &tx, post] { return view_post(context, tx, post, {}); }, page_of(id)};
}

}  // namespace

Result<ReplyPageView> show_reply(Context& context, const OfReply& asked) {
  return read<ReplyPageView>(context, [&](store::Tx& tx) -> Result<ReplyPageView> {
    KITH_TRY(const auto reply, find_reply(context, tx, asked.reply));
    KITH_TRY(const auto post, store::posts::find(tx, reply.post));
    return view_reply_page(context, post, reply);
  });
}

Result<Answered<ReplyPageView>> edit_reply(Context& context, const EditReply& asked) {
  return commit<ReplyPageView>(context, [&](store::Tx& tx) -> Result<Outcome<ReplyPageView>> {
    KITH_TRY(auto reply, find_reply(context, tx, asked.reply));
    if (!is_own(context, reply)) return not_yours();
    KITH_CHECK(unchanged_since(asked.as_of, as_of(reply)));
    reply.name = asked.name;
    reply.text = asked.text;
    reply.edited = context.now();
    // What got its nod as one text does not become another behind the nodder's back.
    KITH_TRY(const auto post, store::posts::find(tx, reply.post));
    const bool waits_again =
        context.house.reply_door == ReplyDoor::Nod && !context.viewer.account && !may_nod(context.viewer, post);
    if (waits_again) reply.state = ReplyState::Waiting;
    KITH_CHECK(store::replies::save(tx, reply));
    return Outcome<ReplyPageView>{view_reply_page(context, post, reply), page_of(reply.id)};
  });
}

Result<Answered<PostView>> remove_reply(Context& context, const OfReply& asked) {
  return commit<PostView>(context, [&](store::Tx& tx) -> Result<Outcome<PostView>> {
    KITH_TRY(const auto reply, find_reply(context, tx, asked.reply));
    KITH_TRY(const auto post, store::posts::find(tx, reply.post));
    if (!is_own(context, reply) && !may_nod(context.viewer, post)) return not_yours();
    KITH_CHECK(store::replies::remove(tx, reply.id));
    KITH_CHECK(recall_letters(tx, reply.id.value));
    return back_to_post(context, tx, reply.post);
  });
}

Result<Answered<PostView>> nod_reply(Context& context, const NodReply& asked) {
  return commit<PostView>(context, [&](store::Tx& tx) -> Result<Outcome<PostView>> {
    KITH_TRY(auto reply, find_reply(context, tx, asked.reply));
    KITH_TRY(const auto post, store::posts::find(tx, reply.post));
    if (!may_nod(context.viewer, post))
      return fail(ErrorKind::NotAllowed, "not_your_nod", say("The nod is up to whoever wrote the post."));
    if (asked.as_of && *asked.as_of != as_of(reply))
      return fail(ErrorKind::Conflict, "changed_meanwhile",
                  say("This reply was changed meanwhile. Here it is as it says now; please read it once more."));
    if (reply.state == ReplyState::Waiting) {
      reply.state = ReplyState::Shown;
      // Once written to, an address has done what it was left for.
      KITH_TRY(const bool told, tell_shown(context, tx, post, reply));
      if (told) reply.email_sealed.clear();
      KITH_CHECK(store::replies::save(tx, reply));
    }
    return back_to_post(context, tx, reply.post);
  });
}

Result<Opened> open_reply_link(Context& context, const ByToken& asked) {
  return read<Opened>(context, [&](store::Tx& tx) -> Result<Opened> {
    const auto gone = fail(ErrorKind::NotFound, "link_gone", say("This link opens nothing any more."));
    const auto id = link_id(asked.token);
    if (!id) return gone;
    const auto reply = store::replies::find_by_link(tx, ReplyId{*id});
    if (!reply || !link_opens(context.key, reply_link, *id, reply->generation, asked.token)) return gone;
    return Opened{page_of(reply->id), {{Keeps::What::Link, page_of(reply->id), asked.token}}};
  });
}

}  // namespace kith::app
