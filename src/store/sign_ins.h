// Sign-ins: one browser that acts as a person, found by the keyed hash of what its cookie holds.
// One that lapsed (idle, too old, its guest gone) is not found. A sign-in is listed and revoked by its owner only.
// One transaction; errors: see store/store.h.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "domain/person.h"
#include "domain/viewer.h"

namespace kith::store {
class Tx;
}

namespace kith::store::sign_ins {

// A sign-in and the viewer it makes. A keeper is one whose sign-in and account both say so.
struct Seen {
  SignIn sign_in;
  Viewer viewer;
};

Done open(Tx& tx, const SignIn& sign_in);
// Every request asks this: one select with person and account. None is no error: the cookie is simply old.
Result<std::optional<Seen>> find_by_secret(Tx& tx, std::string_view secret);
// It was used now. Once a day is enough: idle is counted in days.
Done touch(Tx& tx, SignInId id);

// Those of the viewer's person and account, the latest used first. Whoever came by a keep-link, and so without the
// account, sees and ends only what came so, too.
Result<std::vector<SignIn>> of(Tx& tx, const Viewer& viewer);
// NotFound unless it is one of them.
Done revoke(Tx& tx, const Viewer& viewer, SignInId id);
// The one that asks. It may have ended already: two tabs of one browser sign in, or out.
Done end(Tx& tx, const Viewer& viewer);
// All of them but the one that asks.
Done revoke_others(Tx& tx, const Viewer& viewer);

}  // namespace kith::store::sign_ins
