// The key a form carries as _key: it makes the form's command happen once, tells how long ago the page was made, and
// shows that the page was made for this viewer. For pages only; programs send Idempotency-Key.
// It is a nonce and a time under the server's signature: nothing is stored. Pure functions, safe from several threads.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/random.h"
#include "base/secret.h"

namespace kith::web {

// `viewer` is the sign-in's id or "anyone".
std::string new_form_key(const ServerKey& key, Random& random, Instant now, std::string_view viewer);
// When it was made, if it was made for this viewer by this server.
// The viewer of those who are nobody here yet.
inline constexpr std::string_view nobody_yet = "anyone";
// Whether it has the form of one, whoever it was made for.
bool looks_like_form_key(std::string_view form_key);
std::optional<Instant> form_key_made(const ServerKey& key, std::string_view form_key, std::string_view viewer);

}  // namespace kith::web
