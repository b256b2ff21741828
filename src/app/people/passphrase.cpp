#include "app/people/passphrase.h"

#include "base/json.h"
#include "base/limits.h"
#include "base/text.h"

namespace kith::app {

Done check_new_passphrase(const std::string& passphrase, const std::string& field) {
  if (characters(passphrase) >= limits::passphrase_least_bytes) return {};
  return fields_error(
      {{field, "too_short",
        say("Please take at least {least, plural, one {# character} other {# characters}}. Four words do well.",
            {{"least", static_cast<std::int64_t>(limits::passphrase_least_bytes)}})}});
}

}  // namespace kith::app
