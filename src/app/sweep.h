// Dropping what has lapsed: drafts, guests who did nothing, old sign-ins, remembered answers.
// What has lapsed is found by nobody anyway; this only frees the room it takes.
#pragma once
#include "app/context.h"

namespace kith::app {

Done sweep(const Building& building);

}  // namespace kith::app
