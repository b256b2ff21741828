// A sentence that is still to be said: the English text as key, with what goes into it.
// For: everything a person reads that is not fixed text of a template (errors, sums, names).
// Not for: logs, and not for finished text: it is rendered late, in the reader's language, by base/language.h.
// The key is an ICU message pattern ("{count, plural, one {# person} other {# people}}"); a straight ' quotes, so write
// ’. Values: copyable, no threads, no ownership beyond the strings.
#pragma once
#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace kith {

using MessageValue = std::variant<std::string, std::int64_t, double>;

struct Message {
  std::string key;
  std::vector<std::pair<std::string, MessageValue>> values;
};

// Marks `key` for the catalogue (tools/check_locales collects every say("...")) and binds its values.
inline Message say(std::string key, std::vector<std::pair<std::string, MessageValue>> values = {}) {
  return Message{std::move(key), std::move(values)};
}

}  // namespace kith
