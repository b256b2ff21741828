// What a cell of a list says to a question like "hosts a table": English, German and a cross. Pure.
#pragma once
#include <optional>
#include <string_view>

namespace kith::app {

// "x", "ja" and "yes"; "no", "nein" and nothing; none if it says neither.
std::optional<bool> yes_or_no(std::string_view cell);

}  // namespace kith::app
