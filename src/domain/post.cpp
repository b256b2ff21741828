#include "domain/post.h"

namespace kith {

bool may_write_posts(const Viewer& viewer) { return viewer.keeper; }

bool may_edit(const Viewer& viewer, const Post& post) { return viewer.keeper || viewer.is(post.writer); }

bool may_nod(const Viewer& viewer, const Post& post) { return viewer.keeper || viewer.is(post.writer); }

bool may_edit(const Viewer& viewer, const Reply& reply, bool holds_link) {
  return holds_link || viewer.is(reply.writer);
}

bool may_see(const Viewer& viewer, const Post& post, const Reply& reply, bool holds_link) {
  return reply.state == ReplyState::Shown || may_nod(viewer, post) || may_edit(viewer, reply, holds_link);
}

ReplyState state_of_new(const ReplyArrives& arrives) {
  if (arrives.hurried) return ReplyState::Waiting;
  if (arrives.nod_needed_by_house && !arrives.known_here) return ReplyState::Waiting;
  return ReplyState::Shown;
}

}  // namespace kith
