#include "mail/detail/encode.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

namespace kith::mail {
namespace {

constexpr std::size_t body_line = 76;
constexpr std::size_t word_room = 75 - std::string_view(
                                           "=?UTF-8?Q?"
                                           "?=")
                                           .size();

std::string hex(unsigned char byte) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  return {'=', digits[byte >> 4], digits[byte & 15]};
}

bool is_letter_or_digit(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_plain_header(std::string_view text) {
  if (text.find("=?") != text.npos) return false;  // would be read as an encoded word
  for (const char c : text)
    if (c < ' ' || c > '~') return false;
  return true;
}

// The bytes of one character of UTF-8, so that no encoded word ends inside it.
std::size_t character_size(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  return byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

std::string in_word(std::string_view character) {
  if (character == " ") return "_";
  if (character.size() == 1 && is_letter_or_digit(character.front())) return std::string(character);
  std::string encoded;
  for (const char c : character) encoded += hex(static_cast<unsigned char>(c));
  return encoded;
}

// A blank at the end of a line would be lost on the way.
std::string in_body(char c, bool last) {
  const bool plain = (c > ' ' && c <= '~' && c != '=') || (c == ' ' && !last);
  return plain ? std::string(1, c) : hex(static_cast<unsigned char>(c));
}

void append_line(std::string& body, std::string_view line) {
  std::size_t column = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const bool last = i + 1 == line.size();
    const auto encoded = in_body(line[i], last);
    // The last piece may fill the line; every other leaves a column for the "=" of a soft break.
    if (column + encoded.size() > body_line - (last ? 0 : 1)) {
      body += "=\r\n";
      column = 0;
    }
    body += encoded;
    column += encoded.size();
  }
}

std::string in_words(std::string_view text) {
  std::string words, word;
  const auto end_word = [&] { words += (words.empty() ? "=?UTF-8?Q?" : "\r\n =?UTF-8?Q?") + word + "?="; };
  for (std::size_t i = 0; i < text.size();) {
    const auto character = text.substr(i, character_size(text[i]));
    const auto encoded = in_word(character);
    if (word.size() + encoded.size() > word_room) {
      end_word();
      word.clear();
    }
    word += encoded;
    i += character.size();
  }
  end_word();
  return words;
}

}  // namespace

std::string encoded_words(std::string_view text) { return is_plain_header(text) ? std::string(text) : in_words(text); }

std::string encoded_name(std::string_view name) {
  const bool plain = std::ranges::all_of(name, [](char c) { return is_letter_or_digit(c) || c == ' '; });
  return plain ? std::string(name) : in_words(name);
}

std::string quoted_printable(std::string_view text) {
  std::string body;
  for (;;) {
    const auto end = text.find('\n');
    append_line(body, text.substr(0, end));
    if (end == text.npos) return body;
    body += "\r\n";
    text.remove_prefix(end + 1);
  }
}

std::string mail_date(Instant at) {
  using namespace std::chrono;
  constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const sys_time<milliseconds> moment{milliseconds(at.ms)};
  const auto midnight = floor<std::chrono::days>(moment);
  const year_month_day date{midnight};
  const hh_mm_ss time{floor<seconds>(moment) - midnight};
  std::array<char, 64> text{};
  const int size = std::snprintf(text.data(), text.size(), "%s, %02u %s %d %02d:%02d:%02d +0000",
                                 days.at(weekday{midnight}.c_encoding()), static_cast<unsigned>(date.day()),
                                 months.at(static_cast<unsigned>(date.month()) - 1), static_cast<int>(date.year()),
                                 static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                                 static_cast<int>(time.seconds().count()));
  return {text.data(), static_cast<std::size_t>(size)};
}

}  // namespace kith::mail
