#include "formats/vcard.h"

#include "formats/detail/fold.h"

namespace kith::formats {
namespace {

std::string escaped(std::string_view value) {
  std::string text;
  for (const char c : value) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\\' || c == ',' || c == ';') text += '\\';
    if (c == '\n')
      text += "\\n";
    else if (byte >= ' ' && byte != 0x7f)
      text += c;
  }
  return text;
}

void add(std::string& lines, std::string_view property, std::string_view value) {
  if (!value.empty()) lines += folded_line(std::string(property) + ":" + escaped(value));
}

// A URI is no text: nothing of it is escaped. One that would not stay on its line is left out (RFC 3986, 2).
void add_uri(std::string& lines, std::string_view property, std::string_view uri) {
  for (const char c : uri)
    if (c <= ' ' || c > '~') return;
  if (!uri.empty()) lines += folded_line(std::string(property) + ":" + std::string(uri));
}

// "20270301T183000Z" (RFC 6350, 4.3.5)
std::string basic_time(Instant at) {
  std::string text;
  for (const char c : rfc3339(at).substr(0, 19))
    if (c != '-' && c != ':') text += c;
  return text + "Z";
}

}  // namespace

std::string write_vcard(const Card& card) {
  std::string lines = "BEGIN:VCARD\r\nVERSION:4.0\r\nKIND:individual\r\n";
  lines += folded_line("FN:" + escaped(card.name));
  add(lines, "ORG", card.organization);
  add(lines, "ROLE", card.role);
  for (const auto& email : card.emails) add(lines, "EMAIL", email);
  for (const auto& phone : card.phones) add(lines, "TEL", phone);
  for (const auto& url : card.urls) add_uri(lines, "URL", url);
  add(lines, "NOTE", card.note);
  add(lines, "UID;VALUE=text", card.uid);
  if (card.revised) lines += "REV:" + basic_time(*card.revised) + "\r\n";
  return lines + "END:VCARD\r\n";
}

}  // namespace kith::formats
