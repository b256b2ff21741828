// Imprint and privacy page: what a house offers to fill in until its keepers have written their own.
#pragma once
#include <string>

#include "base/language.h"

namespace kith::app {

// Markdown with gaps in [brackets], in the language of the house.
std::string imprint_template(Language language);
std::string privacy_template(Language language);

}  // namespace kith::app
