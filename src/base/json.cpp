#include "base/json.h"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <boost/json/basic_parser_impl.hpp>
#include <charconv>
#include <cmath>
#include <set>

#include "base/limits.h"
#include "base/text.h"

namespace kith {
namespace json = boost::json;
namespace {

void* member(const Field& field, const void* owner) { return field.member(const_cast<void*>(owner)); }

void write(std::string& out, const Shape& shape, const void* value);

void write_text(std::string& out, const std::string& text) { out += json::serialize(json::string(text)); }

// As people write them, where Boost would say 2E0 and 4.4E-1: 2 and 0.44. What is very large or small keeps its power
// of ten.
void write_number(std::string& out, double value) {
  constexpr double largest = 1e15, smallest = 1e-6;
  if (!std::isfinite(value)) {
    out += "null";
    return;
  }
  std::array<char, 64> text{};
  const auto size = std::abs(value);
  const bool plain = value == 0 || (size >= smallest && size < largest);
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value == 0 ? 0.0 : value,  // and never -0
                                 plain ? std::chars_format::fixed : std::chars_format::scientific);
  out.append(text.data(), end.ptr);
}

void write_struct(std::string& out, const Shape& shape, const void* value) {
  out += '{';
  const char* between = "";
  for (const auto& field : shape.fields) {
    const void* inner = member(field, value);
    if (field.shape->kind == Kind::Optional && field.shape->size(inner) == 0) continue;
    out.append(between).append("\"").append(field.name).append("\":");
    write(out, *field.shape, inner);
    between = ",";
  }
  out += '}';
}

void write_list(std::string& out, const Shape& shape, const void* value) {
  out += '[';
  for (std::size_t i = 0, size = shape.size(value); i < size; ++i) {
    if (i > 0) out += ',';
    write(out, *shape.item, shape.at(const_cast<void*>(value), i));
  }
  out += ']';
}

void write(std::string& out, const Shape& shape, const void* value) {
  switch (shape.kind) {
    case Kind::Bool:
      out += *static_cast<const bool*>(value) ? "true" : "false";
      return;
    case Kind::Integer:
      out += std::to_string(shape.get_integer(value));
      return;
    case Kind::Number:
      return write_number(out, *static_cast<const double*>(value));
    case Kind::Text:
    case Kind::Html:
    case Kind::Link:
      return write_text(out, shape.text(const_cast<void*>(value)));
    case Kind::Instant:
      return write_text(out, rfc3339({shape.get_integer(value)}));
    case Kind::Id:
      return write_text(out, id_text(shape.get_integer(value)));
    case Kind::Choice:
      return write_text(out, std::string(shape.choices[static_cast<std::size_t>(shape.get_integer(value))]));
    case Kind::Optional:
      if (shape.size(value) == 0)
        out += "null";
      else
        write(out, *shape.item, shape.at(const_cast<void*>(value), 0));
      return;
    case Kind::List:
      return write_list(out, shape, value);
    case Kind::Struct:
      return write_struct(out, shape, value);
  }
}

// Sees the document go by before it is read: what Boost.JSON takes in silence is an error here.
struct Strict {
  constexpr static std::size_t max_object_size = limits::json_fields;
  constexpr static std::size_t max_array_size = limits::json_fields;
  constexpr static std::size_t max_key_size = 256;
  constexpr static std::size_t max_string_size = limits::import_body_bytes;

  std::vector<std::set<std::string, std::less<>>> objects;
  std::string part;
  std::size_t fields = 0;
  const char* objection = nullptr;

  bool object_to(const char* what) {
    objection = what;
    return false;
  }
  bool on_document_begin(json::error_code&) { return true; }
  bool on_document_end(json::error_code&) { return true; }
  bool on_object_begin(json::error_code&) {
    objects.emplace_back();
    return true;
  }
  bool on_object_end(std::size_t, json::error_code&) {
    objects.pop_back();
    return true;
  }
  bool on_array_begin(json::error_code&) { return true; }
  bool on_array_end(std::size_t, json::error_code&) { return true; }
  bool on_key_part(json::string_view text, std::size_t, json::error_code&) {
    part.append(text.data(), text.size());
    return true;
  }
  bool on_key(json::string_view text, std::size_t, json::error_code&) {
    part.append(text.data(), text.size());
    if (part.find('\0') != part.npos) return object_to("NUL in a name");
    if (!objects.back().insert(std::move(part)).second) return object_to("a name stands twice in one object");
    part.clear();
    return ++fields <= limits::json_fields || object_to("too many fields");
  }
  bool on_string_part(json::string_view text, std::size_t, json::error_code&) {
    return text.find('\0') == text.npos || object_to("NUL in a text");
  }
  bool on_string(json::string_view text, std::size_t size, json::error_code& error) {
    return on_string_part(text, size, error);
  }
  bool on_number_part(json::string_view, json::error_code&) { return true; }
  bool on_int64(std::int64_t, json::string_view, json::error_code&) { return true; }
  bool on_uint64(std::uint64_t, json::string_view, json::error_code&) { return true; }
  bool on_double(double value, json::string_view, json::error_code&) {
    return std::isfinite(value) || object_to("a number is too large");
  }
  bool on_bool(bool, json::error_code&) { return true; }
  bool on_null(json::error_code&) { return true; }
  bool on_comment_part(json::string_view, json::error_code&) { return true; }
  bool on_comment(json::string_view, json::error_code&) { return true; }
};

std::unexpected<Error> malformed(const std::string& detail) {
  return fail(ErrorKind::Malformed, "not_json", say("This is not JSON that can be read."), detail);
}

Result<json::value> parsed(std::string_view text) {
  json::parse_options options;
  options.max_depth = limits::json_depth;
  json::basic_parser<Strict> strict(options);
  json::error_code error;
  const auto used = strict.write_some(false, text.data(), text.size(), error);
  if (strict.handler().objection) return malformed(strict.handler().objection);
  if (error) return malformed(error.message());
  if (trimmed(text.substr(used)) != "") return malformed("something follows the end");
  return json::parse(text, error, {}, options);
}

// Reads the document into the struct and collects what does not fit, field by field.
class Reader {
 public:
  std::vector<FieldError> errors;

  void read(const json::value& from, const Shape& shape, void* target, const std::string& path) {
    switch (shape.kind) {
      case Kind::Bool:
        return read_bool(from, target, path);
      case Kind::Integer:
        return read_integer(from, shape, target, path);
      case Kind::Number:
        return read_number(from, target, path);
      case Kind::Optional:
        if (!from.is_null() && !is_empty_text(from)) read(from, *shape.item, shape.append(target), path);
        return;
      case Kind::List:
        return read_list(from, shape, target, path);
      case Kind::Struct:
        return read_struct(from, shape, target, path);
      default:
        return read_text(from, shape, target, path);
    }
  }

 private:
  static bool is_empty_text(const json::value& from) { return from.is_string() && from.get_string().empty(); }
  void object(const std::string& path, std::string code, Message sentence) {
    errors.push_back({path, std::move(code), std::move(sentence)});
  }
  void read_bool(const json::value& from, void* target, const std::string& path) {
    if (!from.is_bool()) return object(path, "not_yes_or_no", say("Say true or false here."));
    *static_cast<bool*>(target) = from.get_bool();
  }
  void read_integer(const json::value& from, const Shape& shape, void* target, const std::string& path) {
    if (!from.is_int64() || !shape.set_integer(target, from.get_int64()))
      object(path, "not_a_whole_number", say("A whole number belongs here."));
  }
  void read_number(const json::value& from, void* target, const std::string& path) {
    if (!from.is_number()) return object(path, "not_a_number", say("A number belongs here."));
    *static_cast<double*>(target) = from.to_number<double>();
  }
  void read_text(const json::value& from, const Shape& shape, void* target, const std::string& path) {
    if (!from.is_string()) return object(path, "not_text", say("Text belongs here."));
    if (auto put = put_text({from.get_string().data(), from.get_string().size()}, shape, target); !put)
      object(path, put.error().code, put.error().sentence);
  }
  void read_list(const json::value& from, const Shape& shape, void* target, const std::string& path) {
    if (!from.is_array()) return object(path, "not_a_list", say("A list belongs here."));
    if (from.get_array().size() > limits::list_items) return object(path, "too_many", say("These are too many."));
    for (std::size_t i = 0; const auto& item : from.get_array())
      read(item, *shape.item, shape.append(target), path + "." + std::to_string(i++));
  }
  void read_struct(const json::value& from, const Shape& shape, void* target, const std::string& path) {
    if (!from.is_object()) return object(path, "not_an_object", say("An object belongs here."));
    const auto prefix = path.empty() ? path : path + ".";
    for (const auto& entry : from.get_object()) {
      const std::string_view name{entry.key().data(), entry.key().size()};
      if (!shape.field(name)) object(prefix + std::string(name), "unknown", say("There is no such field."));
    }
    for (const auto& field : shape.fields) {
      const auto* found = from.get_object().if_contains({field.name.data(), field.name.size()});
      const auto name = prefix + std::string(field.name);
      if (found)
        read(*found, *field.shape, member(field, target), name);
      else if (field.shape->kind != Kind::Optional && field.shape->kind != Kind::List)
        object(name, "required", say("This is needed."));
    }
  }
};

std::unexpected<Error> unfit(std::string code, Message sentence) {
  return fail(ErrorKind::Invalid, std::move(code), std::move(sentence));
}

std::string with_unix_lines(std::string_view text) {
  std::string lines;
  lines.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r')
      lines += text[i];
    else if (i + 1 == text.size() || text[i + 1] != '\n')
      lines += '\n';
  }
  return lines;
}

// Something on both sides of the first @, and nothing that would part it in a list of addresses.
bool looks_like_email(std::string_view words) {
  const auto at = words.find('@');
  return at != words.npos && at > 0 && at + 1 < words.size() && words.find_first_of(" ,;<>") == words.npos;
}

Done put_words(std::string_view typed, const Shape& shape, void* target) {
  if (!is_text(typed)) return unfit("not_utf8", say("This holds bytes that are not text (UTF-8)."));
  const auto bounded = shape.max_bytes != 0;
  auto words = shape.secret || !bounded ? std::string(typed) : with_unix_lines(trimmed(typed));
  if (bounded && !shape.secret && !is_plain(words))
    return unfit("control_character", say("This holds a control character, which nobody could see."));
  if (shape.one_line && !shape.secret && words.find('\n') != words.npos)
    return unfit("not_one_line", say("One line only, please."));
  if (bounded && (shape.secret ? words.empty() : is_blank(words))) return unfit("required", say("This is needed."));
  if (bounded && characters(words) > shape.max_bytes) {
    return unfit("too_long", say("This is too long: at most {most, plural, one {# character} other {# characters}}.",
                                 {{"most", static_cast<std::int64_t>(shape.max_bytes)}}));
  }
  if (shape.email && !looks_like_email(words))
    return unfit("not_an_email", say("An e-mail address looks like name@example.org. You may also leave it empty."));
  shape.text(target) = std::move(words);
  return {};
}

Done put_choice(std::string_view typed, const Shape& shape, void* target) {
  const auto found = std::ranges::find(shape.choices, typed);
  if (found == shape.choices.end()) return unfit("not_a_choice", say("This is not one of the choices."));
  shape.set_integer(target, found - shape.choices.begin());
  return {};
}

}  // namespace

Done put_text(std::string_view typed, const Shape& shape, void* target) {
  switch (shape.kind) {
    case Kind::Text:
      return put_words(typed, shape, target);
    case Kind::Choice:
      return put_choice(typed, shape, target);
    case Kind::Id: {
      const auto value = id_value(typed);
      if (!value) return unfit("not_an_id", say("This is not an id."));
      shape.set_integer(target, *value);
      return {};
    }
    default:
      return unfit("not_text", say("This cannot be set as text."));
  }
}

std::string write_json(const Shape& shape, const void* value) {
  std::string text;
  write(text, shape, value);
  return text;
}

Done read_json(std::string_view text, const Shape& shape, void* target) {
  KITH_TRY(const auto document, parsed(text));
  Reader reader;
  reader.read(document, shape, target, "");
  return fields_error(std::move(reader.errors));
}

std::string text_member(std::string_view object, std::string_view name) {
  const auto document = parsed(object);
  if (!document || !document->is_object()) return {};
  const auto* found = document->get_object().if_contains(json::string_view(name.data(), name.size()));
  return found && found->is_string() ? std::string(found->get_string()) : std::string();
}

std::vector<std::string> member_names(std::string_view object) {
  std::vector<std::string> names;
  const auto document = parsed(object);
  if (!document || !document->is_object()) return names;
  for (const auto& member : document->get_object()) names.emplace_back(member.key());
  return names;
}

Done fields_error(std::vector<FieldError> errors) {
  if (errors.empty()) return {};
  const auto unreadable = [](const FieldError& e) { return e.code == "unknown" || e.code == "not_utf8"; };
  const auto kind = std::ranges::any_of(errors, unreadable) ? ErrorKind::Malformed : ErrorKind::Invalid;
  return std::unexpected(Error{kind, "fields", say("Some fields need another look."), std::move(errors)});
}

}  // namespace kith
