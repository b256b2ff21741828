// The first run: the house is founded with its network, and a one-time link makes the first keeper.
#pragma once
#include <optional>
#include <string>

#include "app/context.h"

namespace kith::app {

// Founds the house if there is none. Everything in it can be changed later, in the page.
Done found_house(const Building& building, Language language, const std::string& name);
// The path of the one-time link, as long as there is no keeper.
Result<std::optional<std::string>> first_run_path(const Building& building);

}  // namespace kith::app
