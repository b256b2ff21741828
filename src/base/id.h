// Strong ids: Id<Person> is not Id<Post>. 63 random bits, written as 13 characters in URLs and JSON.
// For: everything that shows outside. Not for order: order has a column of its own.
// Crockford's base 32 in lower case (no i, l, o, u), most significant first; reading accepts that form only.
#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kith {

inline constexpr std::size_t id_length = 13;

// `value` must lie in [0, 2^63).
std::string id_text(std::int64_t value);
// nullopt unless `text` is exactly what id_text writes for some value.
std::optional<std::int64_t> id_value(std::string_view text);

template <class Noun>
struct Id {
  std::int64_t value = 0;
  std::string text() const { return id_text(value); }
  auto operator<=>(const Id&) const = default;
};

}  // namespace kith
