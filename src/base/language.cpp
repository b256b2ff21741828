#include "base/language.h"

#include <algorithm>
#include <array>
#include <boost/locale.hpp>
#include <map>
#include <memory>
#include <tuple>
#include <unicode/datefmt.h>
#include <unicode/messagepattern.h>
#include <unicode/msgfmt.h>
#include <unicode/smpdtfmt.h>
#include <unicode/timezone.h>
#include <unordered_map>

#include "base/catalogue.h"

namespace kith {
namespace {

using namespace boost::locale;

// A gettext catalogue out of the program itself, read by Boost.Locale.
std::locale catalogue(std::string_view tag) {
  gnu_gettext::messages_info info;
  info.language = "de";
  info.encoding = "UTF-8";
  info.domains.emplace_back("kith");
  info.paths.emplace_back("");
  info.callback = [tag](const std::string&, const std::string&) {
    const auto bytes = embedded_catalogue(tag);
    return std::vector<char>(bytes.begin(), bytes.end());
  };
  return {std::locale::classic(), gnu_gettext::create_messages_facet<char>(info)};
}

const char* looked_up(const std::locale& in, const std::string& english) {
  return std::use_facet<message_format<char>>(in).get(0, nullptr, english.c_str());
}

const icu::Locale& icu_locale(Language language) {
  static const icu::Locale english("en_GB"), german("de_DE");
  return language == Language::En ? english : german;
}

icu::UnicodeString wide(const std::string& text) { return icu::UnicodeString::fromUTF8(text); }

std::string narrow(const icu::UnicodeString& text) {
  std::string result;
  text.toUTF8String(result);
  return result;
}

icu::Formattable formattable(const MessageValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return icu::Formattable(wide(*text));
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return icu::Formattable(*whole);
  return icu::Formattable(std::get<double>(value));
}

// Parsing a pattern costs far more than filling it: one format per thread, language and key.
icu::MessageFormat* format_of(Language language, const std::string& key) {
  thread_local std::array<std::unordered_map<std::string, std::unique_ptr<icu::MessageFormat>>, 3> formats;
  auto& slot = formats[static_cast<std::size_t>(language)][key];
  if (!slot) {
    UErrorCode status = U_ZERO_ERROR;
    slot = std::make_unique<icu::MessageFormat>(wide(translate(language, key)), icu_locale(language), status);
  }
  return slot.get();
}

}  // namespace

std::string_view language_tag(Language language) {
  constexpr std::array<std::string_view, 3> tags{"en", "de", "de-x-du"};
  return tags[static_cast<std::size_t>(language)];
}

std::string_view lang_attribute(Language language) { return language == Language::En ? "en" : "de"; }

std::optional<Language> language_of(std::string_view tag) {
  for (auto language : {Language::En, Language::De, Language::DeDu})
    if (language_tag(language) == tag) return language;
  return std::nullopt;
}

std::string translate(Language language, const std::string& english) {
  static const std::locale sie = catalogue("de"), du = catalogue("de-x-du");
  if (language == Language::En) return english;
  if (language == Language::DeDu)
    if (const char* found = looked_up(du, english)) return found;
  const char* found = looked_up(sie, english);
  return found ? found : english;
}

std::string speak(Language language, const Message& message) {
  if (message.key.find('{') == message.key.npos) return translate(language, message.key);
  std::vector<icu::UnicodeString> names;
  std::vector<icu::Formattable> values;
  for (const auto& [name, value] : message.values) {
    names.push_back(wide(name));
    values.push_back(formattable(value));
  }
  icu::UnicodeString said;
  UErrorCode status = U_ZERO_ERROR;
  format_of(language, message.key)
      ->format(names.data(), values.data(), static_cast<std::int32_t>(names.size()), said, status);
  return U_SUCCESS(status) ? narrow(said) : message.key;
}

std::vector<std::string> value_names(const std::string& key) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::MessagePattern pattern(wide(key), nullptr, status);
  std::vector<std::string> names;
  for (std::int32_t i = 0; U_SUCCESS(status) && i < pattern.countParts(); ++i) {
    if (pattern.getPartType(i) != UMSGPAT_PART_TYPE_ARG_NAME) continue;
    auto name = narrow(pattern.getSubstring(pattern.getPart(i)));
    if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
  }
  return names;
}

namespace {

enum class Style { Clock, Date, Both };

std::unique_ptr<icu::DateFormat> new_format(Language language, Style style, const std::string& zone) {
  const auto& locale = icu_locale(language);
  std::unique_ptr<icu::DateFormat> format(
      style == Style::Clock ? icu::DateFormat::createTimeInstance(icu::DateFormat::kShort, locale)
      : style == Style::Date
          ? icu::DateFormat::createDateInstance(icu::DateFormat::kFull, locale)
          : icu::DateFormat::createDateTimeInstance(icu::DateFormat::kLong, icu::DateFormat::kShort, locale));
  format->adoptTimeZone(icu::TimeZone::createTimeZone(wide(zone)));
  return format;
}

// Making one costs a hundred times what it costs to use it; one per thread, language, style and zone. A house knows few
// zones, and whoever makes days in all there are makes no more than so many stay.
icu::DateFormat& date_format(Language language, Style style, const std::string& zone) {
  constexpr std::size_t formats_kept = 12;
  using Key = std::tuple<bool, Style, std::string>;
  thread_local std::map<Key, std::unique_ptr<icu::DateFormat>> formats;
  Key key(language == Language::En, style, zone);
  if (const auto found = formats.find(key); found != formats.end()) return *found->second;
  if (formats.size() >= formats_kept) formats.clear();
  return *formats.emplace(std::move(key), new_format(language, style, zone)).first->second;
}

std::string formatted(Language language, Style style, Instant at, const std::string& zone) {
  icu::UnicodeString said;
  return narrow(date_format(language, style, zone).format(static_cast<UDate>(at.ms), said));
}

}  // namespace

std::string speak(Language language, Instant at, const std::string& zone) {
  return formatted(language, Style::Both, at, zone);
}

std::string speak(Language language, Instant at, const std::string& zone, MomentPart part) {
  return formatted(language, part == MomentPart::Clock ? Style::Clock : Style::Date, at, zone);
}

}  // namespace kith
