#include "app/house/take_backup.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdlib.h>

namespace kith::app {
namespace {

// A folder of mode 0700 that goes with all it holds.
class ScratchFolder {
 public:
  ScratchFolder() : path_((std::filesystem::temp_directory_path() / "kith-backup-XXXXXX").string()) {
    made_ = ::mkdtemp(path_.data()) != nullptr;
  }
  ~ScratchFolder() {
    std::error_code ignored;
    if (made_) std::filesystem::remove_all(path_, ignored);
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  bool made() const { return made_; }
  std::string file(const char* name) const { return path_ + "/" + name; }

 private:
  std::string path_;
  bool made_ = false;
};

}  // namespace

Result<std::string> take_backup(Context& context) {
  const ScratchFolder folder;
  if (!folder.made())
    return fail(ErrorKind::NoSpace, "no_scratch", say("There is no room for a backup here just now."));
  const auto path = folder.file("kith.sqlite");
  KITH_CHECK(context.store.backup(path));
  std::ifstream file(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), {}};
  if (!file || bytes.empty())
    return fail(ErrorKind::NoSpace, "no_scratch", say("There is no room for a backup here just now."));
  return bytes;
}

}  // namespace kith::app
