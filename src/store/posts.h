// Posts. Everybody may see them; who may write and edit is decided in domain.
// A post's version rises with every change of it or of what shows under it, so that caches and live pages can tell.
// `after` is the position of the last one seen. One transaction; errors: see store/store.h.
#pragma once
#include <optional>
#include <vector>

#include "base/result.h"
#include "domain/post.h"

namespace kith::store {
class Tx;
}

namespace kith::store::posts {

// Takes the next position of its network. Returns the post as it is kept.
Result<Post> add(Tx& tx, Post post);
Result<Post> find(Tx& tx, PostId id);
// Title, text, language, whether it takes replies, and when it was edited. The writer's word holds, whatever version it
// began from: replies raise the version too. Returns the new version.
Result<std::int64_t> save(Tx& tx, const Post& post);
// With all replies.
Done remove(Tx& tx, PostId id);
// Something under it changed, and `more_shown` replies more (or fewer) than before show to everybody.
Done raise_version(Tx& tx, PostId id, int more_shown = 0);

struct Listed {
  Post post;
  std::int64_t replies = 0;  // that show to everybody
};
Result<std::optional<Listed>> latest(Tx& tx, NetworkId network);
// The latest first, at most `most` (and limits::page_rows).
Result<std::vector<Listed>> page(Tx& tx, NetworkId network, std::optional<std::int64_t> after, int most);

}  // namespace kith::store::posts
