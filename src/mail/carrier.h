// Whoever takes composed letters away: an SMTP server, or a folder that somebody looks into.
// For: app's follower of the letters that wait (app/mail/send_letters.h). Not for: composing, nor for waiting.
// Errors of carry: Busy (try again later) or Invalid (this letter never will); `code` says why and is safe to keep:
// it names no address and nothing written. Threads: one call at a time; each blocks, at most limits::mail_ms.
#pragma once
#include <memory>
#include <stop_token>
#include <string>

#include "base/result.h"
#include "mail/message.h"

namespace kith::mail {

class Carrier {
 public:
  virtual ~Carrier() = default;
  // `mail` as composed(); `to` is the one address it is for. It may be carried twice if the answer was lost.
  // Busy soon after `stop` asks for it.
  virtual Done carry(const std::string& mail, const std::string& to, const std::string& id,
                     const std::stop_token& stop) = 0;
  const Mailbox& from() const { return from_; }

 protected:
  explicit Carrier(Mailbox from) : from_(std::move(from)) {}

 private:
  Mailbox from_;
};

// One file a letter, ID.eml of mode 0600, there as a whole or not at all. The folder must exist.
std::unique_ptr<Carrier> carrier_to_folder(std::string folder, Mailbox from);

struct Smtp {
  std::string url;       // smtp://user@host:587 or smtps://host; no password in it
  std::string password;  // empty: nobody signs in
};

// Submission (RFC 6409) by libcurl. smtps:// is TLS from the start. smtp:// takes up TLS where it is offered; whoever
// signs in does so over TLS only, unless the server is this machine. Invalid if the url is none of these.
Result<std::unique_ptr<Carrier>> carrier_by_smtp(const Smtp& smtp, Mailbox from);

}  // namespace kith::mail
