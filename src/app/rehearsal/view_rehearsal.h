// Where a rehearsal stands, for its own page and for the strip on every page of it.
#pragma once
#include "app/rehearsal/rehearsal.h"
#include "app/rehearsal/views.h"

namespace kith::app {

// Whoever plays it: the player, or their phone. NotAllowed for whoever only knows its address.
Done check_plays(Context& inside, const Rehearsal& rehearsal);
// `inside` is a context of the rehearsal (context_in, or a request to it).
Result<RehearsalView> view_rehearsal(Context& inside, const Rehearsal& rehearsal, Instant house_now);

}  // namespace kith::app
