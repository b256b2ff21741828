#include "web/form.h"

#include <algorithm>
#include <charconv>
#include <ranges>

#include "base/json.h"
#include "base/limits.h"
#include "base/text.h"

namespace kith::web {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::optional<std::string> decoded(std::string_view text, bool plus_is_space) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+' && plus_is_space) {
      result += ' ';
    } else if (text[i] != '%') {
      result += text[i];
    } else {
      const int high = i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
      const int low = high >= 0 ? hex_digit(text[i + 2]) : -1;
      if (low < 0) return std::nullopt;
      result += static_cast<char>(high * 16 + low);
      i += 2;
    }
  }
  return result;
}

std::unexpected<Error> malformed_form() {
  return fail(ErrorKind::Malformed, "not_a_form", say("This form cannot be read."));
}

FieldError field_error(std::string_view field, std::string code, Message sentence) {
  return {std::string(field), std::move(code), std::move(sentence)};
}

Done put_number(std::string_view typed, const Shape& shape, void* target) {
  const auto number = trimmed(typed);
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
  if (error != std::errc() || end != number.data() + number.size() || !shape.set_integer(target, value))
    return fail(ErrorKind::Invalid, "not_a_whole_number", say("A whole number belongs here."));
  return {};
}

Done put_typed(std::string_view typed, const Shape& shape, void* target) {
  switch (shape.kind) {
    case Kind::Bool:
      *static_cast<bool*>(target) = typed == "on" || typed == "true" || typed == "1";
      return {};
    case Kind::Integer:
      return put_number(typed, shape, target);
    case Kind::Optional:
      if (trimmed(typed).empty()) return {};
      return put_typed(typed, *shape.item, shape.append(target));
    default:
      return put_text(typed, shape, target);
  }
}

bool may_be_missing(const Shape& shape) { return shape.kind == Kind::Optional || shape.kind == Kind::Bool; }

}  // namespace

Result<Values> read_urlencoded(std::string_view text) {
  Values values;
  for (const auto part : std::views::split(text, '&')) {
    const std::string_view pair(part.begin(), part.end());
    if (pair.empty()) continue;
    const auto equals = std::min(pair.find('='), pair.size());
    auto name = decoded(pair.substr(0, equals), true);
    auto value = decoded(pair.substr(std::min(equals + 1, pair.size())), true);
    if (!name || !value || !is_text(*name) || values.size() == limits::form_fields) return malformed_form();
    values.emplace_back(*std::move(name), *std::move(value));
  }
  return values;
}

Values read_cookies(std::string_view header) {
  Values cookies;
  for (const auto part : std::views::split(header, ';')) {
    const auto pair = trimmed({part.begin(), part.end()});
    const auto equals = pair.find('=');
    if (equals == pair.npos || cookies.size() == limits::form_fields) continue;
    cookies.emplace_back(pair.substr(0, equals), pair.substr(equals + 1));
  }
  return cookies;
}

std::optional<std::string> value_of(const Values& values, std::string_view name) {
  const auto found = std::ranges::find(values, name, &Values::value_type::first);
  if (found == values.end()) return std::nullopt;
  return found->second;
}

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::string result;
  for (unsigned char c : text) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
                       c == '.' || c == '_' || c == '~';
    if (plain)
      result += static_cast<char>(c);
    else
      (result += '%') += {hex[c >> 4], hex[c & 15]};
  }
  return result;
}

std::optional<std::string> percent_decoded(std::string_view text) {
  auto result = decoded(text, false);
  if (!result || !is_text(*result)) return std::nullopt;
  return result;
}

Done read_form(const Values& values, const Shape& shape, void* target) {
  std::vector<FieldError> errors;
  std::vector<std::string_view> seen;
  for (const auto& [name, typed] : values) {
    if (name.starts_with('_')) continue;
    const auto* field = shape.field(name);
    if (!field)
      errors.push_back(field_error(name, "unknown", say("There is no such field.")));
    else if (std::ranges::find(seen, field->name) != seen.end())
      errors.push_back(field_error(name, "twice", say("This was sent twice.")));
    else if (auto put = put_typed(typed, *field->shape, field->member(target)); !put)
      errors.push_back(field_error(name, put.error().code, put.error().sentence));
    if (field) seen.push_back(field->name);
  }
  for (const auto& field : shape.fields) {
    if (std::ranges::find(seen, field.name) == seen.end() && !may_be_missing(*field.shape))
      errors.push_back(field_error(field.name, "required", say("This is needed.")));
  }
  return fields_error(std::move(errors));
}

}  // namespace kith::web
