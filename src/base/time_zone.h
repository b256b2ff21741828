// Time zones by their IANA names, as ICU knows them (it brings its own data, so no tzdata package is needed).
#pragma once
#include <string>

namespace kith {

bool is_time_zone(const std::string& name);

}  // namespace kith
