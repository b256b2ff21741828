#include "base/id.h"

namespace kith {
namespace {
constexpr std::string_view digits = "0123456789abcdefghjkmnpqrstvwxyz";
}

std::string id_text(std::int64_t value) {
  std::string text(id_length, '0');
  for (std::size_t i = id_length; i-- > 0; value >>= 5) text[i] = digits[static_cast<std::size_t>(value & 31)];
  return text;
}

std::optional<std::int64_t> id_value(std::string_view text) {
  if (text.size() != id_length) return std::nullopt;
  std::uint64_t value = 0;
  for (char c : text) {
    auto digit = digits.find(c);
    if (digit == digits.npos) return std::nullopt;
    value = value << 5 | digit;
  }
  // 13 characters hold 65 bits: the first one may only be 0 to 7.
  if (digits.find(text[0]) > 7) return std::nullopt;
  return static_cast<std::int64_t>(value);
}

}  // namespace kith
