// A file that appears under its name only when it is complete and on disk, mode 0600, and never replaces another.
// Until then it is called NAME.part, and is gone if it is not finished. One thread.
#pragma once
#include <string>

#include "base/result.h"

namespace kith::store {

class NewFile {
 public:
  // Conflict if there is a file of that name; NoSpace; Invalid if it cannot be made there.
  static Result<NewFile> begin(const std::string& path);
  NewFile(NewFile&& other) noexcept : path_(std::move(other.path_)) { other.path_.clear(); }
  ~NewFile();

  // Empty, and to be written by whoever asked.
  std::string part() const { return path_ + ".part"; }
  // Nobody may have it open any more.
  Done finish();

 private:
  explicit NewFile(std::string path) : path_(std::move(path)) {}
  std::string path_;  // empty once moved from
};

}  // namespace kith::store
