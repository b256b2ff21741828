// The terminal somebody sits at: its language, sentences on stderr, and a line that shows progress.
// One thread. No errors: what cannot be shown is not shown.
#pragma once
#include <cstdint>

#include "base/language.h"
#include "base/message.h"

namespace kith::cli {

// By LC_ALL, LC_MESSAGES and LANG, the first that says something: German if it begins with "de", else English.
Language terminal_language();

// One line on stderr.
void say_line(const Message& message);

// A bar, "42 %, 3 repeats", rewritten in place. Silent where stderr is no terminal; wiped when it goes out of scope.
class ProgressLine {
 public:
  ProgressLine();
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void show(double done, std::int64_t repeats);

 private:
  bool terminal_;
  bool shown_ = false;
};

}  // namespace kith::cli
