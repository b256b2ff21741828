#include "cli/files.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

#include "base/limits.h"
#include "cli/terminal.h"

namespace kith::cli {
namespace {

std::unexpected<Error> cannot_read(const std::string& path, int trouble) {
  return fail(ErrorKind::Invalid, "file_unreadable",
              say("{file} cannot be read: {why}.", {{"file", path}, {"why", why(trouble)}}));
}

std::unexpected<Error> cannot_write(const std::string& path, int trouble, ErrorKind kind) {
  if (trouble == ENOSPC || trouble == EDQUOT)
    return fail(ErrorKind::NoSpace, "no_space", say("{file}: there is no space left.", {{"file", path}}));
  return fail(kind, "file_unwritable",
              say("{file} cannot be written: {why}.", {{"file", path}, {"why", why(trouble)}}));
}

Done write_all(int file, const std::string& path, const std::string& text) {
  std::size_t written = 0;
  while (written < text.size()) {
    const auto count = ::write(file, text.data() + written, text.size() - written);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return cannot_write(path, errno, ErrorKind::Busy);
    written += static_cast<std::size_t>(count);
  }
  return {};
}

class Opened {
 public:
  explicit Opened(const std::string& path) : file_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
  ~Opened() {
    if (file_ >= 0) ::close(file_);
  }
  Opened(const Opened&) = delete;
  Opened& operator=(const Opened&) = delete;
  int get() const { return file_; }

 private:
  int file_;
};

}  // namespace

Result<std::string> read_file(const std::string& path) {
  const Opened file(path);
  if (file.get() < 0) return cannot_read(path, errno);
  std::string text, block(1 << 16, '\0');
  for (;;) {
    const auto count = ::read(file.get(), block.data(), block.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return cannot_read(path, errno);
    if (count == 0) return text;
    text.append(block, 0, static_cast<std::size_t>(count));
    if (text.size() > limits::csv_bytes)
      return fail(ErrorKind::TooLarge, "file_too_large",
                  say("{file} is larger than {mebibytes, number} MiB.",
                      {{"file", path}, {"mebibytes", static_cast<std::int64_t>(limits::csv_bytes >> 20)}}));
  }
}

Result<OutputFile> OutputFile::create(const std::string& path) {
  std::error_code unresolved;
  const auto real = std::filesystem::weakly_canonical(path, unresolved).string();
  const auto& target = unresolved ? path : real;  // through a link, not in its place
  struct stat there{};
  const bool exists = ::stat(target.c_str(), &there) == 0;
  if (exists && !S_ISREG(there.st_mode)) {
    const int file = ::open(target.c_str(), O_WRONLY | O_CLOEXEC);
    if (file < 0) return cannot_write(path, errno, ErrorKind::Invalid);
    return OutputFile(target, "", file);
  }
  const auto temporary = target + "." + std::to_string(::getpid()) + ".part";
  const int file = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (file < 0) return cannot_write(path, errno, ErrorKind::Invalid);
  if (exists) (void)!::fchmod(file, there.st_mode & 07777);
  return OutputFile(target, temporary, file);
}

OutputFile::OutputFile(std::string path, std::string temporary, int file)
    : path_(std::move(path)), temporary_(std::move(temporary)), file_(file) {}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : path_(std::move(other.path_)),
      temporary_(std::exchange(other.temporary_, {})),
      file_(std::exchange(other.file_, -1)) {}

OutputFile::~OutputFile() {
  if (file_ >= 0) ::close(file_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

Done OutputFile::keep(const std::string& text) {
  KITH_CHECK(write_all(file_, path_, text));
  if (temporary_.empty()) return {};
  if (::fsync(file_) != 0 || ::rename(temporary_.c_str(), path_.c_str()) != 0)
    return cannot_write(path_, errno, ErrorKind::Busy);
  temporary_.clear();
  return {};
}

std::string why(int trouble) {
  const auto words = [](const Message& message) { return speak(terminal_language(), message); };
  switch (trouble) {
    case ENOENT:
      return words(say("there is no such file or folder"));
    case EACCES:
    case EPERM:
      return words(say("the rights for it are missing"));
    case EISDIR:
      return words(say("that is a folder"));
    case ENOTDIR:
      return words(say("a part of the path is a file, not a folder"));
    case EEXIST:
      return words(say("there is something of that name already"));
    case EROFS:
      return words(say("nothing can be written there"));
    case ENOSPC:
    case EDQUOT:
      return words(say("there is no space left"));
    default:
      return words(say("a fault of the system ({what})", {{"what", std::string(std::strerror(trouble))}}));
  }
}

Done write_stdout(const std::string& text) { return write_all(STDOUT_FILENO, "stdout", text); }

}  // namespace kith::cli
