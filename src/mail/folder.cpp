#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

#include "mail/carrier.h"

namespace kith::mail {
namespace {

std::unexpected<Error> refused() {
  return fail(ErrorKind::Busy, "mail_folder", say("The letter could not be written into the folder for letters."),
              std::strerror(errno));
}

bool written(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto size = ::write(file, bytes.data(), bytes.size());
    if (size <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(size));
  }
  return ::fsync(file) == 0;
}

class Folder : public Carrier {
 public:
  Folder(std::string folder, Mailbox from) : Carrier(std::move(from)), folder_(std::move(folder)) {}

  Done carry(const std::string& mail, const std::string&, const std::string& id, const std::stop_token&) override {
    const auto path = folder_ + "/" + id.substr(0, id.find('@')) + ".eml";
    const auto part = path + ".part";
    const int file = ::open(part.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0) return refused();
    const bool whole = written(file, mail);
    ::close(file);
    if (!whole || ::rename(part.c_str(), path.c_str()) != 0) return refused();
    return {};
  }

 private:
  std::string folder_;
};

}  // namespace

std::unique_ptr<Carrier> carrier_to_folder(std::string folder, Mailbox from) {
  return std::make_unique<Folder>(std::move(folder), std::move(from));
}

}  // namespace kith::mail
