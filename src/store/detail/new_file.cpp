#include "store/detail/new_file.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

#include "store/detail/trouble.h"

namespace kith::store {
namespace {

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

bool synced(const std::string& path, int flags) {
  const int file = ::open(path.c_str(), flags | O_CLOEXEC);
  if (file < 0) return false;
  const bool done = ::fsync(file) == 0;
  ::close(file);
  return done;
}

std::string folder_of(const std::string& path) {
  const auto slash = path.rfind('/');
  if (slash == path.npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

// link refuses an existing name, where rename would replace it; some file systems know no links.
bool named(const std::string& part, const std::string& path) {
  if (::link(part.c_str(), path.c_str()) == 0) return true;
  if (errno != EPERM && errno != ENOTSUP && errno != ENOSYS) return false;
  if (::access(path.c_str(), F_OK) == 0) {
    errno = EEXIST;
    return false;
  }
  return ::rename(part.c_str(), path.c_str()) == 0;
}

}  // namespace

Result<NewFile> NewFile::begin(const std::string& path) {
  if (::access(path.c_str(), F_OK) == 0) return refused(path, EEXIST);
  NewFile file(path);
  ::unlink(file.part().c_str());
  const int made = ::open(file.part().c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (made < 0) return refused(path, errno);
  ::close(made);
  return file;
}

NewFile::~NewFile() {
  if (path_.empty()) return;
  for (const char* rest : {"", "-journal", "-wal", "-shm"}) ::unlink((part() + rest).c_str());
}

Done NewFile::finish() {
  if (!synced(part(), O_RDONLY) || !named(part(), path_) || !synced(folder_of(path_), O_RDONLY | O_DIRECTORY))
    return refused(path_, errno);
  return {};
}

}  // namespace kith::store
