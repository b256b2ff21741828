// The log: one line an event on standard error, for whoever runs the house.
// Never in it: e-mail addresses, tokens, passphrases, what people wrote. Safe from several threads.
#pragma once
#include <string>
#include <string_view>

namespace kith {

enum class LogLevel { Info, Warning, Error };
void log_line(LogLevel level, std::string_view text);

// Puts each part in place of the next {}; parts are text or numbers.
template <class... Parts>
std::string filled(std::string_view pattern, const Parts&... parts) {
  std::string result;
  [[maybe_unused]] const auto put = [&](const auto& part) {
    const auto hole = pattern.find("{}");
    if (hole == pattern.npos) return;
    result += pattern.substr(0, hole);
    if constexpr (requires { std::to_string(part); })
      result += std::to_string(part);
    else
      result += part;
    pattern.remove_prefix(hole + 2);
  };
  (put(parts), ...);
  return result += pattern;
}

template <class... Parts>
void log_warning(std::string_view pattern, const Parts&... parts) {
  log_line(LogLevel::Warning, filled(pattern, parts...));
}
template <class... Parts>
void log_error(std::string_view pattern, const Parts&... parts) {
  log_line(LogLevel::Error, filled(pattern, parts...));
}

}  // namespace kith
