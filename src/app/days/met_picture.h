// The web of who has met: everybody is a point on a circle, everybody who sat together a line. It only grows.
// For: the room's screen. No number, no share, no goal stands in it, and no name. Pure.
#pragma once
#include <string>

#include "app/days/day_plan.h"
#include "base/text_types.h"

namespace kith::app {

// An SVG picture of rounds that are over; `label` is what a screen reader says.
SafeHtml met_picture(const ForPlan& given, const std::string& label);

}  // namespace kith::app
