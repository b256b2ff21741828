#include "formats/encoding.h"

#include <algorithm>
#include <memory>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include "base/limits.h"
#include "base/text.h"
#include "formats/csv.h"

namespace kith::formats {
namespace {

constexpr std::string_view utf8_bom = "\xEF\xBB\xBF";

int line_at(std::string_view bytes, std::size_t position) {
  return 1 + static_cast<int>(std::ranges::count(bytes.substr(0, position), '\n'));
}

std::unexpected<Error> not_text(const std::string& file, int line) {
  return fail(
      ErrorKind::Malformed, "not_text",
      say("{file, select, _ {Line} other {{file}, line}} {line, number}: this is not text. Please save it as CSV.",
          in_line(file, line)));
}

// Stops at the first unit that is none, instead of putting a replacement in its place.
Result<std::string> decoded(std::string_view bytes, const char* encoding, const std::string& file) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(encoding, &status), &ucnv_close);
  if (U_FAILURE(status)) return fail(ErrorKind::Bug, "no_converter", say("Something went wrong here."), encoding);
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  const icu::UnicodeString units(bytes.data(), static_cast<std::int32_t>(bytes.size()), converter.get(), status);
  std::string text;
  if (U_SUCCESS(status)) units.toUTF8String(text);
  if (U_FAILURE(status) || !is_text(text)) return not_text(file, 1);
  return text;
}

}  // namespace

Result<std::string> utf8_of(std::string_view bytes, const std::string& file) {
  if (bytes.size() > limits::csv_bytes)
    return fail(ErrorKind::Malformed, "too_large",
                say("{file, select, _ {This} other {{file}}} is too large: at most {bytes, number} bytes are read.",
                    {{"file", file.empty() ? "_" : file}, {"bytes", std::int64_t{limits::csv_bytes}}}));
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return decoded(bytes, "UTF-16", file);
  const bool marked = bytes.starts_with(utf8_bom);
  if (marked) bytes.remove_prefix(utf8_bom.size());
  if (const auto nul = bytes.find('\0'); nul != bytes.npos) return not_text(file, line_at(bytes, nul));
  if (is_text(bytes)) return std::string(bytes);
  if (marked) return not_text(file, 1);
  return decoded(bytes, "windows-1252", file);
}

}  // namespace kith::formats
