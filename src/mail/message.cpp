#include "mail/message.h"

#include "base/text.h"
#include "mail/detail/encode.h"

namespace kith::mail {
namespace {

bool is_header_text(const std::string& text) {
  return is_text(text) && is_plain(text) && text.find_first_of("\r\n\t") == text.npos;
}

// What would have to be quoted in a mailbox (RFC 5322, 3.2.3), or ends it.
constexpr std::string_view no_part_of_an_address = " \"(),:;<>[]\\";

std::string spelled(const Mailbox& mailbox) {
  if (mailbox.name.empty()) return mailbox.address;
  return encoded_name(mailbox.name) + " <" + mailbox.address + ">";
}

}  // namespace

bool is_address(const std::string& text) {
  const auto at = text.find('@');
  return is_header_text(text) && at != text.npos && at > 0 && at + 1 < text.size() &&
         text.find('@', at + 1) == text.npos && text.find_first_of(no_part_of_an_address) == text.npos &&
         text.front() != '-';
}

Result<Mailbox> mailbox_of(const std::string& text) {
  Mailbox mailbox;
  const auto open = text.find('<');
  if (open == text.npos) {
    mailbox.address = trimmed(text);
  } else if (text.ends_with('>')) {
    mailbox = {text.substr(open + 1, text.size() - open - 2), std::string(trimmed(text.substr(0, open)))};
  }
  if (is_address(mailbox.address) && is_header_text(mailbox.name)) return mailbox;
  return fail(ErrorKind::Invalid, "mailbox", say("A sender looks like kith@example.org, or Name <kith@example.org>."));
}

Result<std::string> composed(const Letter& letter, const Stamp& stamp) {
  for (const auto* field : {&letter.subject, &letter.leave_url, &stamp.from.name, &stamp.id})
    if (!is_header_text(*field))
      return fail(ErrorKind::Invalid, "header_text", say("A line break does not belong in an address or subject."));
  if (!is_address(letter.to) || !is_address(stamp.from.address) ||
      letter.leave_url.find_first_of("<> ") != std::string::npos)
    return fail(ErrorKind::Invalid, "header_text", say("A line break does not belong in an address or subject."));
  std::string mail = "Date: " + mail_date(stamp.at) + "\r\nFrom: " + spelled(stamp.from) + "\r\nTo: " + letter.to +
                     "\r\nSubject: " + encoded_words(letter.subject) + "\r\nMessage-ID: <" + stamp.id +
                     ">\r\nAuto-Submitted: auto-generated\r\n";
  if (!letter.leave_url.empty()) mail += "List-Unsubscribe: <" + letter.leave_url + ">\r\n";
  return mail +
         "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
         "Content-Transfer-Encoding: quoted-printable\r\n\r\n" +
         quoted_printable(letter.text) + "\r\n";
}

}  // namespace kith::mail
