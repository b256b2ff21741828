// The catalogues inside the program: ui/locales/*.po, compiled to gettext's .mo at build time.
// For: base/language.cpp, which reads them once. Not for: looking a text up; that is translate() of base/language.h.
// Constant data, alive as long as the program, safe from several threads.
#pragma once
#include <string_view>

namespace kith {

// The .mo file's bytes for "de" or "de-x-du"; empty for a tag that has no catalogue.
std::string_view embedded_catalogue(std::string_view tag);

}  // namespace kith
