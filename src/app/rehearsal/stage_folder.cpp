#include "app/rehearsal/stage_folder.h"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>
#include <vector>

#include "base/log.h"

namespace kith::app {
namespace {

constexpr std::string_view name_begins = "kith-stage-";
constexpr int names_tried = 10;  // each is lost only to a house that sweeps in this very moment

int open_folder(const std::string& path) {
  return ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

bool lock_now(int folder) { return ::flock(folder, LOCK_EX | LOCK_NB) == 0; }

// Whoever sweeps may have been quicker than the lock.
bool is_still_at(int folder, const std::string& path) {
  struct stat own{}, there{};
  return ::fstat(folder, &own) == 0 && ::lstat(path.c_str(), &there) == 0 && own.st_ino == there.st_ino &&
         own.st_dev == there.st_dev;
}

bool is_ours(int folder) {
  struct stat own{};
  return ::fstat(folder, &own) == 0 && own.st_uid == ::geteuid();
}

void take_away(const std::string& path) {
  std::error_code trouble;
  std::filesystem::remove_all(path, trouble);
  if (trouble) log_warning("a rehearsal's folder stays: {} {}", path, trouble.message());
}

std::vector<std::string> stage_folders() {
  std::vector<std::string> found;
  std::error_code trouble;
  std::filesystem::directory_iterator entry(std::filesystem::temp_directory_path(trouble), trouble);
  for (; !trouble && entry != std::filesystem::directory_iterator(); entry.increment(trouble))
    if (entry->path().filename().string().starts_with(name_begins)) found.push_back(entry->path().string());
  return found;
}

}  // namespace

Result<StageFolder> StageFolder::make() {
  std::error_code trouble;
  const auto parent = std::filesystem::temp_directory_path(trouble);
  for (int tried = 0; !trouble && tried < names_tried; ++tried) {
    auto path = (parent / (std::string(name_begins) + "XXXXXX")).string();
    if (!::mkdtemp(path.data())) break;
    const int folder = open_folder(path);
    // Where nothing can be locked, nobody sweeps either.
    const bool locked = folder >= 0 && (lock_now(folder) || errno != EWOULDBLOCK);
    if (locked && is_still_at(folder, path)) return StageFolder(std::move(path), folder);
    if (folder >= 0) ::close(folder);
  }
  return fail(ErrorKind::NoSpace, "no_room_for_rehearsal",
              say("There is no room for a rehearsal on this machine just now."), parent.string());
}

StageFolder::StageFolder(StageFolder&& other) noexcept
    : path_(std::exchange(other.path_, {})), lock_(std::exchange(other.lock_, -1)) {}

StageFolder& StageFolder::operator=(StageFolder&& other) noexcept {
  std::swap(path_, other.path_);
  std::swap(lock_, other.lock_);
  return *this;
}

StageFolder::~StageFolder() {
  if (!path_.empty()) take_away(path_);
  if (lock_ >= 0) ::close(lock_);
}

void sweep_stage_folders() {
  for (const auto& path : stage_folders()) {
    const int folder = open_folder(path);
    if (folder < 0) continue;
    if (is_ours(folder) && lock_now(folder)) take_away(path);
    ::close(folder);
  }
}

}  // namespace kith::app
