// Files named on the command line: read whole, and written whole or not at all.
// A file that is written appears at once under its name when kept (temporary file beside it, fsync, rename); devices
// and pipes are written directly. Errors name the file; NoSpace when the disk is full. One thread.
#pragma once
#include <string>

#include "base/result.h"

namespace kith::cli {

// At most limits::csv_bytes.
Result<std::string> read_file(const std::string& path);

// Opened before the work begins, so that a wrong path is known before and not after it.
class OutputFile {
 public:
  static Result<OutputFile> create(const std::string& path);
  OutputFile(OutputFile&& other) noexcept;
  OutputFile& operator=(OutputFile&&) = delete;
  ~OutputFile();  // what was not kept leaves nothing behind

  Done keep(const std::string& text);

 private:
  OutputFile(std::string path, std::string temporary, int file);

  std::string path_;
  std::string temporary_;  // empty: written directly
  int file_;
};

Done write_stdout(const std::string& text);

// Why a file was refused, as the rest of a sentence in the terminal's language: "there is no such file". `trouble` is
// an errno; a rare one is named as the system names it, in brackets.
std::string why(int trouble);

}  // namespace kith::cli
