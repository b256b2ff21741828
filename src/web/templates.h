// The pages' templates inside the program: ui/templates/*.html, as they stand (TEMPLATES.md says how one is written).
// For: pages.cpp, which checks and translates them at start. Not for: showing a page.
// Constant data, alive as long as the program, safe from several threads.
#pragma once
#include <span>
#include <string_view>

#include "base/embedded.h"

namespace kith::web {

// All of them, ordered by name, without ".html".
std::span<const EmbeddedFile> embedded_templates();
// Empty if there is none of that name.
std::string_view embedded_template(std::string_view name);

}  // namespace kith::web
