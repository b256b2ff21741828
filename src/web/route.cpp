#include "web/route.h"

#include <algorithm>
#include <array>
#include <ranges>

#include "web/errors.h"

namespace kith::web {
namespace {

std::vector<std::string_view> segments(std::string_view path) {
  std::vector<std::string_view> parts;
  for (const auto part : std::views::split(path, '/')) parts.emplace_back(part.begin(), part.end());
  return parts;
}

bool is_slot(std::string_view segment) { return segment.starts_with('{'); }
std::string_view slot_name(std::string_view segment) { return segment.substr(1, segment.size() - 2); }

std::string_view first_segment(std::string_view path) { return path.substr(0, path.find('/')); }

// Whether they are the same up to the pattern's first slot, which tells most of them apart by their second letter.
bool begin_alike(std::string_view pattern, std::string_view path) {
  for (std::size_t i = 0; i < pattern.size() && pattern[i] != '{'; ++i)
    if (i == path.size() || pattern[i] != path[i]) return false;
  return true;
}

// The values of the path if it fits the pattern. Every request asks this of every route: nothing is copied before it
// fits.
std::optional<Values> fit(std::string_view pattern, std::string_view path) {
  if (!begin_alike(pattern, path)) return std::nullopt;
  Values values;
  for (;;) {
    const auto wanted = first_segment(pattern), given = first_segment(path);
    if (is_slot(wanted)) {
      auto value = percent_decoded(given);
      if (!value || value->empty()) return std::nullopt;
      values.emplace_back(slot_name(wanted), *std::move(value));
    } else if (wanted != given) {
      return std::nullopt;
    }
    const bool last = wanted.size() == pattern.size();
    if (last != (given.size() == path.size())) return std::nullopt;
    if (last) return values;
    pattern.remove_prefix(wanted.size() + 1);
    path.remove_prefix(given.size() + 1);
  }
}

Shape without_path_fields(const Shape& command, std::string_view pattern) {
  Shape body = command;
  for (const auto segment : segments(pattern))
    if (is_slot(segment)) std::erase_if(body.fields, [&](const Field& f) { return f.name == slot_name(segment); });
  return body;
}

bool holds_form(const Route& command, const std::string& page) {
  return command.again == page || std::ranges::find(command.also_on, page) != command.also_on.end();
}

}  // namespace

std::string_view words_of(Audience audience) {
  constexpr std::array<std::string_view, 5> words{"anyone", "seat link", "signed in", "team", "keeper"};
  return words[static_cast<std::size_t>(audience)];
}

Done read_input(const Input& input, const Shape& command, const Shape& body, void* target) {
  for (const auto& [name, value] : input.path) {
    const auto* field = command.field(name);
    // A form may stand on a page of a shorter path: /seats/{seat}/met shows those of /seats/{seat}/met/{other} again.
    if (!field) continue;
    // Some commands are asked from two addresses, of which one does not name the thing.
    const auto& shape = *field->shape;
    const bool optional = shape.kind == Kind::Optional;
    void* place = optional ? shape.append(field->member(target)) : field->member(target);
    if (!put_text(value, optional ? *shape.item : shape, place)) return not_found();
  }
  return input.is_json ? read_json(input.json, body, target) : read_form(input.fields, body, target);
}

Route& Routes::add(http::Method method, std::string pattern, const Shape& command) {
  auto route = std::make_unique<Route>();
  route->method = method;
  route->command = &command;
  route->body = without_path_fields(command, pattern);
  route->pattern = std::move(pattern);
  return *routes_.emplace_back(std::move(route));
}

Routes::Match Routes::match(http::Method method, std::string_view path) const {
  Match best;
  for (const auto& route : routes_) {
    auto values = fit(route->pattern, path);
    if (!values) continue;
    best.allowed.push_back(route->method == http::Method::Get ? "GET" : "POST");
    const auto wanted = method == http::Method::Head ? http::Method::Get : method;
    // A written-out segment beats a slot: /posts/new is not the post called "new".
    if (route->method == wanted && (!best.route || values->size() < best.path.size())) {
      best.route = route.get();
      best.path = *std::move(values);
    }
  }
  return best;
}

const Route* Routes::find(http::Method method, std::string_view pattern) const {
  const auto found =
      std::ranges::find_if(routes_, [&](const auto& r) { return r->method == method && r->pattern == pattern; });
  return found == routes_.end() ? nullptr : found->get();
}

void Routes::place_forms() {
  for (const auto& route : routes_) {
    if (route->method != http::Method::Post || route->again.empty()) continue;
    const auto form = FormOnPage{std::string(snake_case(route->command->name)), &route->body};
    for (const auto& other : routes_)
      if (other->method == http::Method::Get && holds_form(*route, other->pattern)) other->forms.push_back(form);
  }
}

namespace {

struct RouteRow {
  std::string method;
  std::string path;
  std::string audience;
  std::string body;  // the command's name; empty if nothing is sent
  bool idempotent = true;
};
BOOST_DESCRIBE_STRUCT(RouteRow, (), (method, path, audience, body, idempotent))

}  // namespace

std::string routes_json(const Routes& routes) {
  std::vector<RouteRow> rows;
  for (const auto& route : routes.all()) {
    const bool post = route->method == http::Method::Post;
    rows.push_back({post ? "POST" : "GET", route->pattern, std::string(words_of(route->audience)),
                    post && !route->body.fields.empty() ? std::string(route->command->name) : "", true});
  }
  return to_json(rows);
}

}  // namespace kith::web
