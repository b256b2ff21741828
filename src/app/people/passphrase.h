// What a new passphrase must be: long enough, and nothing else (NIST SP 800-63B, 5.1.1.2: length, no rules of
// composition).
#pragma once
#include <string>

#include "base/result.h"

namespace kith::app {

// `field` is the form's field that the error names.
Done check_new_passphrase(const std::string& passphrase, const std::string& field);

}  // namespace kith::app
