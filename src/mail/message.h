// A mail as it is composed, before anything is sent.
// For: composing. Not for: deciding who is written to (app), nor for carrying it away (mail/carrier.h).
// A header line can never be broken out of: an address, subject or link with a line break or control character is
// refused. Everything is plain text in ASCII bytes, so that it passes any server unchanged. Pure functions.
#pragma once
#include <string>

#include "base/clock.h"
#include "base/result.h"

namespace kith::mail {

struct Mailbox {
  std::string address;
  std::string name = {};  // may be empty
};

struct Letter {
  std::string to;  // one address
  std::string subject;
  std::string text;
  std::string leave_url = {};  // https://…: where the reader stops such letters (List-Unsubscribe, RFC 2369)
};

// What makes a letter this one: the same id each time it is sent again, so that a reader's program shows it once.
struct Stamp {
  Mailbox from;
  std::string id;  // Message-ID without its brackets
  Instant at;
};

// RFC 5322 message: Date, encoded words (RFC 2047), quoted-printable text (RFC 2045, 6.7), CRLF line ends,
// Auto-Submitted (RFC 3834) so that nobody's absence notice answers. Invalid if a header field holds a control
// character, or if a mailbox is no single address.
Result<std::string> composed(const Letter& letter, const Stamp& stamp);

// Whether this is one address that fits into a header and an SMTP command as it stands.
bool is_address(const std::string& text);
// "kith@example.org" or "Haus am Markt <kith@example.org>".
Result<Mailbox> mailbox_of(const std::string& text);

}  // namespace kith::mail
