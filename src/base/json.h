// JSON in and out for described structs (base/shape.h). RFC 8259, stricter where silence would hide a mistake.
// Reading refuses: bad UTF-8, lone surrogates, NUL, doubled keys, numbers that overflow, unknown fields, more than
// limits::json_depth levels or limits::json_fields fields. All field errors come at once.
// Writing: fields in the order described; an empty optional is left out; ids, choices and instants are strings; numbers
// are the shortest that reads back the same, written out (0.44) but where they are very large or very small (1e300).
// Pure functions, safe from several threads.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/shape.h"

namespace kith {

std::string write_json(const Shape& shape, const void* value);
// `target` is only meaningful if the result has a value.
Done read_json(std::string_view text, const Shape& shape, void* target);

template <class T>
std::string to_json(const T& value) {
  return write_json(shape_of<T>(), &value);
}

template <class T>
Result<T> from_json(std::string_view text) {
  T value{};
  KITH_CHECK(read_json(text, shape_of<T>(), &value));
  return value;
}

// The text under that name in a flat JSON object; empty if there is none.
std::string text_member(std::string_view object, std::string_view name);
// The names in a flat JSON object, in its order.
std::vector<std::string> member_names(std::string_view object);

// One value typed by a person or sent by a program, put into a field of a scalar shape. The error names no field yet.
// Line and Secret refuse line breaks; Line and Prose are trimmed, CRLF becomes LF; an Instant is not typed.
// Text that must not be empty and is: "required".
Done put_text(std::string_view typed, const Shape& shape, void* target);
// All field errors as one: Malformed if one names an unknown field or holds bytes that are no text, else Invalid.
Done fields_error(std::vector<FieldError> errors);

}  // namespace kith
