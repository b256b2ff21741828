#include "cli/terminal.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <unistd.h>

#include "cli/cli.h"

namespace kith::cli {
namespace {

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

std::string bar(double done) {
  constexpr int width = 20;
  const auto full = std::clamp(static_cast<int>(done * width), 0, width);
  return "[" + std::string(static_cast<std::size_t>(full), '#') +
         std::string(static_cast<std::size_t>(width - full), '.') + "]";
}

void print(const std::string& text) { std::fputs(text.c_str(), stderr); }

}  // namespace

Language terminal_language() {
  std::string_view wanted;
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    wanted = environment(name);
    if (!wanted.empty()) break;
  }
  return wanted.substr(0, wanted.find_first_of("_.@-")) == "de" ? Language::De : Language::En;
}

void say_line(const Message& message) { print(speak(terminal_language(), message) + "\n"); }

void say_error(const Error& error) {
  say_line(error.sentence);
  for (const auto& field : error.fields)
    if (field.sentence.key != error.sentence.key) say_line(field.sentence);
}

int exit_code(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::Invalid:
    case ErrorKind::Malformed:
    case ErrorKind::TooLarge:
    case ErrorKind::WrongType:
    case ErrorKind::NotFound:
    case ErrorKind::Conflict:
      return 2;
    case ErrorKind::Damaged:
      return 3;
    case ErrorKind::NoSpace:
      return 4;
    case ErrorKind::NewerSchema:
      return 5;
    default:
      return 1;
  }
}

ProgressLine::ProgressLine() : terminal_(::isatty(STDERR_FILENO) == 1) {}

ProgressLine::~ProgressLine() {
  if (shown_) print("\r\x1b[K");
}

void ProgressLine::show(double done, std::int64_t repeats) {
  if (!terminal_) return;
  shown_ = true;
  const auto percent = static_cast<std::int64_t>(done * 100);
  print("\r" + bar(done) + " " +
        speak(terminal_language(),
              say("{percent} %, {repeats, plural, =0 {nobody twice} one {# repeat} other {# repeats}}",
                  {{"percent", percent}, {"repeats", repeats}})) +
        "\x1b[K");
}

}  // namespace kith::cli
