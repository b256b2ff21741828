// A file that appears under its name only when it is complete and on disk, mode 0600, and never replaces another.
// Until then it is called NAME.part and locked, so that two who make the same file take turns; what a kill left of one
// is used by the next. Gone if it is not finished. One thread.
#pragma once
#include <string>

#include "base/result.h"

namespace kith::store {

class NewFile {
 public:
  // Conflict ("file_exists") if there is a file of that name; NoSpace; Busy; Invalid if it cannot be made there.
  static Result<NewFile> begin(const std::string& path);
  NewFile(NewFile&& other) noexcept : path_(std::move(other.path_)), lock_(other.lock_) { other.lock_ = -1; }
  ~NewFile();

  // Empty, and to be written by whoever asked.
  std::string part() const { return path_ + ".part"; }
  // Nobody else may have it open any more.
  Done finish();

 private:
  NewFile(std::string path, int lock) : path_(std::move(path)), lock_(lock) {}
  std::string path_;
  int lock_;  // the open .part; -1 once moved from
};

}  // namespace kith::store
