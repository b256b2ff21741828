// Letters that wait to be carried away: written in the transaction that tells of them, dropped once they are gone.
// Address and words are sealed by the caller; a letter that is given up keeps its trouble only, for the keepers.
// For: app/mail. Not for: composing (mail). One transaction; errors: see store/store.h.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "domain/ids.h"

namespace kith::store {
class Tx;
}

namespace kith::store::letters {

struct Waiting {
  LetterId id;
  std::int64_t about = 0;
  std::string sealed;
  Instant written, due;
  std::int64_t tries = 0;  // so far
};

// `about`: the id of what the letter tells of, or 0. Due at once.
Result<LetterId> add(Tx& tx, std::int64_t about, std::string_view sealed);
// Those whose time has come, the longest due first, at most `most`.
Result<std::vector<Waiting>> due(Tx& tx, int most);
// One that still waits: it may have been recalled meanwhile.
Result<std::optional<Waiting>> find(Tx& tx, LetterId id);
// Carried away, or not to be sent after all.
Done drop(Tx& tx, LetterId id);
Done recall(Tx& tx, std::int64_t about);
// Those that tell of any reply to the post.
Done recall_of_replies(Tx& tx, PostId post);
// Tried in vain. `trouble` is a code without anybody's data ("smtp_away").
Done put_off(Tx& tx, LetterId id, Instant until, std::string_view trouble);
Done give_up(Tx& tx, LetterId id, std::string_view trouble);

struct Tally {
  std::int64_t waiting = 0, given_up = 0;
  std::string trouble;  // of the latest that had any
};
Result<Tally> tally(Tx& tx);

}  // namespace kith::store::letters
