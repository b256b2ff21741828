// What a browser sends: cookies, queries and forms, read into names and values and on into described structs.
// For: the HTML face of a route. Not for: JSON (base/json.h) and not for files: kith takes no uploads.
// Errors: Malformed for bytes that are no text or too many fields, Invalid with all fields that do not fit.
// Pure functions, safe from several threads.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/shape.h"

namespace kith::web {

using Values = std::vector<std::pair<std::string, std::string>>;

// application/x-www-form-urlencoded (WHATWG URL, 5.1), at most limits::form_fields fields.
Result<Values> read_urlencoded(std::string_view text);
// The cookies of a Cookie header (RFC 6265, 5.4), as they stand.
Values read_cookies(std::string_view header);
std::optional<std::string> value_of(const Values& values, std::string_view name);
std::string percent_encoded(std::string_view text);
// One segment of a path; nullopt if its escapes are broken or it is no text.
std::optional<std::string> percent_decoded(std::string_view text);

// Puts values into the struct's fields of the same name. Fields that begin with _ are the frame's and left alone.
// An empty optional is absent, an unchecked box false; a required field that is missing or empty is "required".
Done read_form(const Values& values, const Shape& shape, void* target);

}  // namespace kith::web
