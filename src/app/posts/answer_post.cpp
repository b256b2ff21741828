// Anyone answers a post. A guest's first reply may wait for a nod; a machine's always does, and never lands in a bin.
#include "app/allowance.h"
#include "app/posts/post_views.h"
#include "app/use_cases.h"
#include "base/limits.h"

namespace kith::app {
namespace {

// Whoever has no account answers one post at a walking pace (SECURITY.md, row S5).
Done count_reply(Context& context, store::Tx& tx, const Post& post) {
  if (context.viewer.account || may_nod(context.viewer, post)) return {};
  const auto address = by_address(context, post.id.text());
  if (!context.viewer.person) return count_one_more(context, tx, {{allowances::replies_of_strangers, address}});
  const auto guest = by_person(context, post.id.text());
  return count_one_more(context, tx, {{allowances::replies_of_guest, guest}, {allowances::replies_of_guests, address}});
}

Result<ReplyState> first_state(Context& context, store::Tx& tx, const Post& post) {
  ReplyArrives arrives;
  arrives.nod_needed_by_house = context.house.reply_door == ReplyDoor::Nod;
  arrives.hurried = context.form.trap_filled ||
                    (context.form.is_form && context.limits_on && context.form.age_ms < limits::quick_form_ms);
  arrives.known_here = may_nod(context.viewer, post) || context.viewer.account;
  if (context.viewer.person && !arrives.known_here) {
    KITH_TRY(arrives.known_here, store::replies::has_shown(tx, *context.viewer.person));
  }
  // Whoever could nod need not wait for themselves.
  if (may_nod(context.viewer, post)) arrives.hurried = false;
  return state_of_new(arrives);
}

}  // namespace

Result<Answered<ReplyPageView>> answer_post(Context& context, const AnswerPost& asked) {
  return commit<ReplyPageView>(context, [&](store::Tx& tx) -> Result<Outcome<ReplyPageView>> {
    KITH_TRY(const auto post, store::posts::find(tx, asked.post));
    if (!post.replies_open) return fail(ErrorKind::Conflict, "replies_closed", say("This post takes no more replies."));
    KITH_CHECK(count_reply(context, tx, post));
    Reply reply{.id = new_id<ReplyNoun>(context.random), .post = post.id, .writer = context.viewer.person};
    reply.name = asked.name;
    reply.text = asked.reply;
    if (asked.email) reply.email_sealed = context.key.seal(reply_email, *asked.email);
    KITH_TRY(reply.state, first_state(context, tx, post));
    reply.written = context.now();
    KITH_TRY(reply, store::replies::add(tx, reply));
    // Whoever just wrote it holds its link from here on.
    const auto token = link_token(context.key, reply_link, reply.id.value, reply.generation);
    context.tokens.push_back(token);
    // And finds it waiting when they come back to the post.
    return Outcome<ReplyPageView>{
        [&context, post, reply] { return view_reply_page(context, post, reply); },
        page_of(reply.id),
        {{Keeps::What::Link, page_of(reply.id), token}, {Keeps::What::Link, page_of(post.id), token}}};
  });
}

}  // namespace kith::app
