#include "domain/wish.h"

#include <algorithm>

namespace kith {

std::string wish_key(WishKind kind, PersonId who, PersonId whom) {
  return std::to_string(static_cast<int>(kind)) + " " + who.text() + " " + whom.text();
}

std::optional<Instant> mutual_from(const std::optional<Wish>& mine, const std::optional<Wish>& theirs) {
  if (!mine || !theirs || mine->kind != theirs->kind || mine->who != theirs->whom || mine->whom != theirs->who)
    return std::nullopt;
  return std::max(mine->opens_at, theirs->opens_at);
}

}  // namespace kith
