#include "store/detail/new_file.h"

#include <cerrno>
#include <chrono>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

#include "base/limits.h"
#include "store/detail/trouble.h"

namespace kith::store {
namespace {

constexpr int turn_ms = 20;

std::unexpected<Error> refused(const std::string& path, int number) {
  const std::string detail = std::strerror(number);
  if (number == ENOSPC || number == EDQUOT) return fail_with(Trouble::Full, detail);
  if (number == EEXIST)
    return fail(
        ErrorKind::Conflict, "file_exists",
        say("There is a file {file} already. It was left as it is; please choose another name.", {{"file", path}}));
  return fail(ErrorKind::Invalid, "file_refused",
              say("The file {file} cannot be made there. Please check the folder and its rights.", {{"file", path}}),
              detail);
}

std::string folder_of(const std::string& path) {
  const auto slash = path.rfind('/');
  if (slash == path.npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

bool folder_synced(const std::string& path) {
  const int folder = ::open(folder_of(path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return false;
  const bool done = ::fsync(folder) == 0;
  ::close(folder);
  return done;
}

bool exists(const std::string& path) { return ::access(path.c_str(), F_OK) == 0; }

// link refuses an existing name, where rename would replace it; some file systems know no links.
bool named(const std::string& part, const std::string& path) {
  if (::link(part.c_str(), path.c_str()) == 0) return true;
  if (errno != EPERM && errno != ENOTSUP && errno != ENOSYS) return false;
  if (exists(path)) {
    errno = EEXIST;
    return false;
  }
  return ::rename(part.c_str(), path.c_str()) == 0;
}

// Whoever had the lock before may have finished or removed the file that we opened.
bool still_there(int file, const std::string& part) {
  struct stat ours{}, named_so{};
  return ::fstat(file, &ours) == 0 && ::stat(part.c_str(), &named_so) == 0 && ours.st_ino == named_so.st_ino;
}

void remove_rest(const std::string& part) {
  for (const char* rest : {"-journal", "-wal", "-shm"}) ::unlink((part + rest).c_str());
}

// The open and locked .part; -1 with errno if that failed, EAGAIN if somebody else has it.
int locked(const std::string& part) {
  const int file = ::open(part.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) return -1;
  if (::flock(file, LOCK_EX | LOCK_NB) == 0 && still_there(file, part)) return file;
  ::close(file);
  errno = EAGAIN;
  return -1;
}

}  // namespace

Result<NewFile> NewFile::begin(const std::string& path) {
  for (int waited_ms = 0; waited_ms < limits::store_busy_ms; waited_ms += turn_ms) {
    if (exists(path)) return refused(path, EEXIST);
    const int file = locked(path + ".part");
    if (file >= 0) {
      NewFile made(path, file);
      if (exists(path)) return refused(path, EEXIST);
      remove_rest(made.part());
      if (::ftruncate(file, 0) != 0) return refused(path, errno);
      return made;
    }
    if (errno != EAGAIN) return refused(path, errno);
    std::this_thread::sleep_for(std::chrono::milliseconds(turn_ms));
  }
  return fail_with(Trouble::Busy, "somebody else makes this file");
}

NewFile::~NewFile() {
  if (lock_ < 0) return;
  ::unlink(part().c_str());
  remove_rest(part());
  ::close(lock_);
}

Done NewFile::finish() {
  if (::fsync(lock_) != 0 || !named(part(), path_) || !folder_synced(path_)) return refused(path_, errno);
  return {};
}

}  // namespace kith::store
