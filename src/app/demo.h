// The demo world: a house with its rule written about, and people who answered. See docs/glossary.md for its four
// people. For: `make run` and the first look. Planted only into a house that nobody has used yet.
#pragma once
#include "app/context.h"

namespace kith::app {

// Does nothing if there is a post already.
Done plant_demo_world(const Building& building);

}  // namespace kith::app
