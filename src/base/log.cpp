#include "base/log.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace kith {
namespace {

spdlog::logger& logger() {
  static const auto log = [] {
    auto made = spdlog::stderr_logger_mt("kith");
    made->set_pattern("%Y-%m-%dT%H:%M:%S.%eZ %l %v", spdlog::pattern_time_type::utc);
    return made;
  }();
  return *log;
}

// A line stays a line, whatever a client sent.
std::string one_line(std::string_view text) {
  std::string line(text);
  for (char& c : line)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
  return line;
}

}  // namespace

void log_line(LogLevel level, std::string_view text) {
  const auto as = level == LogLevel::Info      ? spdlog::level::info
                  : level == LogLevel::Warning ? spdlog::level::warn
                                               : spdlog::level::err;
  logger().log(as, "{}", one_line(text));
}

}  // namespace kith
