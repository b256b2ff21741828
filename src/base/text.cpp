#include "base/text.h"

#include <algorithm>
#include <memory>
#include <mutex>
#include <unicode/coll.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uspoof.h>
#include <unicode/ustring.h>

namespace kith {
namespace {

icu::UnicodeString wide(std::string_view text) {
  return icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
}

bool is_control(UChar32 c) { return (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7f && c < 0xa0); }

// Opening a checker or collator reads its data; both are read-only afterwards and shared by all threads.
const USpoofChecker* spoof_checker() {
  static USpoofChecker* const checker = [] {
    UErrorCode status = U_ZERO_ERROR;
    return uspoof_open(&status);
  }();
  return checker;
}

const icu::Collator& phone_book() {
  static const std::unique_ptr<icu::Collator> collator = [] {
    UErrorCode status = U_ZERO_ERROR;
    // One order for all names of a house; German phone-book order files ü under ue and leaves other alphabets alone.
    // Guest 9 stands before Guest 10.
    return std::unique_ptr<icu::Collator>(
        icu::Collator::createInstance(icu::Locale("de@collation=phonebook;colNumeric=yes"), status));
  }();
  return *collator;
}

// Case folded, ü as u, or as ue if it is to be spelt out.
std::string unmarked(std::string_view name, bool spelt_out) {
  UErrorCode status = U_ZERO_ERROR;
  auto text = icu::Normalizer2::getNFKCCasefoldInstance(status)->normalize(wide(name), status);
  if (spelt_out)
    for (const auto& [mark, letters] : {std::pair(u'\u00e4', u"ae"), {u'\u00f6', u"oe"}, {u'\u00fc', u"ue"}})
      text.findAndReplace(icu::UnicodeString(mark), letters);
  const auto apart = icu::Normalizer2::getNFKDInstance(status)->normalize(text, status);
  icu::UnicodeString bare;
  for (std::int32_t i = 0; i < apart.length(); i = apart.moveIndex32(i, 1))
    if (const auto c = apart.char32At(i); u_charType(c) != U_NON_SPACING_MARK) bare.append(c);
  std::string result;
  bare.toUTF8String(result);
  return result;
}

}  // namespace

bool is_text(std::string_view bytes) {
  if (bytes.find('\0') != bytes.npos) return false;
  UErrorCode status = U_ZERO_ERROR;
  std::int32_t length = 0;
  u_strFromUTF8(nullptr, 0, &length, bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
  return status == U_BUFFER_OVERFLOW_ERROR || U_SUCCESS(status);
}

bool is_plain(std::string_view text) {
  const auto units = wide(text);
  for (std::int32_t i = 0; i < units.length(); i = units.moveIndex32(i, 1)) {
    if (is_control(units.char32At(i))) return false;
  }
  return true;
}

bool is_blank(std::string_view text) {
  const auto units = wide(text);
  for (std::int32_t i = 0; i < units.length(); i = units.moveIndex32(i, 1)) {
    const auto c = units.char32At(i);
    const bool unseen = u_isUWhiteSpace(c) || u_charType(c) == U_FORMAT_CHAR || u_charType(c) == U_CONTROL_CHAR ||
                        u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
    if (!unseen) return false;
  }
  return true;
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (c & 0xc0) != 0x80; }));
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view space = " \t\r\n";
  const auto first = text.find_first_not_of(space);
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(space) - first + 1);
}

std::string folded(std::string_view name) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* normalizer = icu::Normalizer2::getNFKCCasefoldInstance(status);
  const auto normal = normalizer->normalize(wide(trimmed(name)), status);
  icu::UnicodeString skeleton;
  uspoof_getSkeletonUnicodeString(spoof_checker(), 0, normal, skeleton, &status);
  std::string result;
  (U_SUCCESS(status) ? skeleton : normal).toUTF8String(result);
  return result;
}

std::vector<std::string> search_words(std::string_view name) {
  std::vector<std::string> words;
  for (const bool spelt_out : {false, true}) {
    std::string word;
    for (const auto c : unmarked(name, spelt_out) + " ") {
      const bool ends = std::string_view(" -.,'’/()").find(c) != std::string_view::npos;
      if (!ends) word += c;
      if (ends && !word.empty() && std::ranges::find(words, word) == words.end()) words.push_back(word);
      if (ends) word.clear();
    }
  }
  return words;
}

std::string sort_key(std::string_view name) {
  constexpr std::string_view digits = "0123456789abcdef";
  const auto text = wide(trimmed(name));
  std::string bytes(static_cast<std::size_t>(phone_book().getSortKey(text, nullptr, 0)), '\0');
  phone_book().getSortKey(text, reinterpret_cast<std::uint8_t*>(bytes.data()), static_cast<std::int32_t>(bytes.size()));
  std::string hex;
  for (unsigned char byte : bytes) {
    if (byte == 0) break;
    hex += digits[byte >> 4];
    hex += digits[byte & 15];
  }
  return hex;
}

}  // namespace kith
