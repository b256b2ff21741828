// Replies under posts, through a viewer's eyes: one that waits for a nod is there for the writer of the post, for
// keepers and for whoever wrote it, and for nobody else, in lists, counts and pages alike.
// Adding, changing and removing one raises the version of its post. `after` is the position of the last one seen.
// One transaction; errors: see store/store.h.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "domain/post.h"
#include "domain/viewer.h"

namespace kith::store {
class Tx;
}

namespace kith::store::replies {

// Who looks, and the replies whose links came along (the first limits::links_held of them count).
struct Eyes {
  const Viewer& viewer;
  std::span<const ReplyId> held = {};
};

// Takes the next position under its post. Returns the reply as it is kept. NotFound if there is no such post.
Result<Reply> add(Tx& tx, Reply reply);
Result<Reply> find(Tx& tx, const Eyes& eyes, ReplyId id);
// For checking the token of a link against its generation; not to be shown before.
Result<Reply> find_by_link(Tx& tx, ReplyId id);
// Name, text, sealed address, state, generation and when it was edited.
Done save(Tx& tx, const Reply& reply);
Done remove(Tx& tx, ReplyId id);

// In order, the earliest first, at most `most` (and limits::page_rows).
Result<std::vector<Reply>> of_post(Tx& tx, const Eyes& eyes, PostId post, std::optional<std::int64_t> after, int most);
Result<std::int64_t> count(Tx& tx, const Eyes& eyes, PostId post);
// Those that show to everybody.
Result<std::int64_t> count_shown(Tx& tx, PostId post);

// What waits for the viewer's nod under all posts: those of their own posts; a keeper's are all. The oldest first.
Result<std::vector<Reply>> waiting_for(Tx& tx, const Viewer& viewer, int most);
Result<std::int64_t> count_waiting_for(Tx& tx, const Viewer& viewer);

// Whether this person has a reply here that shows already.
Result<bool> has_shown(Tx& tx, PersonId writer);

}  // namespace kith::store::replies
