#include "mail/message.h"

#include "base/text.h"

namespace kith::mail {
namespace {

bool is_header_text(const std::string& text) {
  return is_text(text) && is_plain(text) && text.find_first_of("\r\n\t") == text.npos;
}

std::string with_crlf(const std::string& text) {
  std::string lines;
  for (char c : text) lines += c == '\n' ? "\r\n" : std::string(1, c);
  return lines;
}

}  // namespace

Result<std::string> composed(const Letter& letter, const std::string& from, const std::string& message_id) {
  for (const auto* field : {&letter.to, &letter.subject, &from, &message_id})
    if (!is_header_text(*field))
      return fail(ErrorKind::Invalid, "header_text", say("A line break does not belong in an address or subject."));
  return "From: " + from + "\r\nTo: " + letter.to + "\r\nSubject: " + letter.subject + "\r\nMessage-ID: <" +
         message_id +
         ">\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: "
         "8bit\r\n\r\n" +
         with_crlf(letter.text);
}

}  // namespace kith::mail
