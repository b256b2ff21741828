// Where a rehearsal's store lies: a folder below the machine's temporary one, for its owner alone, gone with the
// object. A house that is killed leaves its folders behind, and the next one that starts sweeps them. Whether a house
// still plays in one is told by a lock on the folder, which the system drops with the process however that ends: so
// nobody's running rehearsal is taken down, be it another user's or in another container. Links are never followed.
#pragma once
#include <string>

#include "base/result.h"

namespace kith::app {

class StageFolder {
 public:
  // NoSpace, with a sentence.
  static Result<StageFolder> make();
  StageFolder(StageFolder&& other) noexcept;
  StageFolder& operator=(StageFolder&& other) noexcept;
  ~StageFolder();

  const std::string& path() const { return path_; }

 private:
  StageFolder(std::string path, int lock) : path_(std::move(path)), lock_(lock) {}

  std::string path_;  // empty: moved away
  int lock_ = -1;     // a descriptor of the folder
};

// Takes away those of houses that are no more. For the beginning of `kith serve`; what cannot be taken away is logged.
void sweep_stage_folders();

}  // namespace kith::app
