// A mail as it is composed, before anything is sent. So far kith composes none: sign-ups and introductions will.
// For: composing. Not for: deciding who is written to (app) and not for delivery.
// A header line can never be broken out of: a subject or name with a line break or control character is refused.
#pragma once
#include <string>

#include "base/result.h"

namespace kith::mail {

struct Letter {
  std::string to;
  std::string subject;
  std::string text;
};

// RFC 5322 message with UTF-8 text (RFC 6532), CRLF line ends. Invalid if a header field holds a control character.
Result<std::string> composed(const Letter& letter, const std::string& from, const std::string& message_id);

}  // namespace kith::mail
