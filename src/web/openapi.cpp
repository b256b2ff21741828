#include "web/openapi.h"

#include <boost/json.hpp>
#include <set>

#include "base/limits.h"

namespace kith::web {
namespace json = boost::json;
namespace {

json::value reference(std::string_view name) { return {{"$ref", "#/components/schemas/" + std::string(name)}}; }

// Schemas of shapes, collecting the named ones under components.
class Schemas {
 public:
  json::value of(const Shape& shape) {
    switch (shape.kind) {
      case Kind::Bool:
        return {{"type", "boolean"}};
      case Kind::Integer:
        return {{"type", "integer"}, {"format", "int64"}};
      case Kind::Number:
        return {{"type", "number"}};
      case Kind::Text:
        return text(shape);
      case Kind::Html:
        return {{"type", "string"}, {"contentMediaType", "text/html"}};
      case Kind::Link:
        return {{"type", "string"}, {"format", "uri"}};
      case Kind::Instant:
        return {{"type", "string"}, {"format", "date-time"}};
      case Kind::Id:
        return {{"type", "string"}, {"pattern", "^[0-7][0-9a-hjkmnp-tv-z]{12}$"}};
      case Kind::Choice:
        return choice(shape);
      case Kind::Optional:
        return of(*shape.item);
      case Kind::List:
        return {{"type", "array"}, {"items", of(*shape.item)}};
      case Kind::Struct:
        return named(shape, std::string(shape.name));
    }
    return {};
  }

  // A struct under a name of its own (a body has fewer fields than its command).
  json::value named(const Shape& shape, const std::string& name) {
    if (seen_.insert(name).second) components_[name] = object(shape);
    return reference(name);
  }

  json::object components() { return std::move(components_); }

 private:
  static json::value text(const Shape& shape) {
    json::object schema{{"type", "string"}};
    if (shape.max_bytes) schema["maxLength"] = shape.max_bytes;
    if (shape.max_bytes) schema["minLength"] = 1;
    if (shape.email) schema["format"] = "email";
    if (shape.secret) schema["format"] = "password";
    return schema;
  }

  static json::value choice(const Shape& shape) {
    json::array values;
    for (auto name : shape.choices) values.emplace_back(json::string(name));
    return {{"type", "string"}, {"enum", std::move(values)}};
  }

  json::value object(const Shape& shape) {
    json::object properties;
    json::array required;
    for (const auto& field : shape.fields) {
      properties[json::string_view(field.name.data(), field.name.size())] = of(*field.shape);
      if (field.shape->kind != Kind::Optional) required.emplace_back(json::string(field.name));
    }
    json::object schema{{"type", "object"}, {"additionalProperties", false}, {"properties", std::move(properties)}};
    if (!required.empty()) schema["required"] = std::move(required);
    return schema;
  }

  std::set<std::string> seen_;
  json::object components_;
};

json::array parameters(const Route& route, Schemas& schemas) {
  json::array result;
  for (const auto& field : route.command->fields) {
    const bool in_path = !route.body.field(field.name);
    if (!in_path && route.method == http::Method::Post) continue;
    result.push_back({{"name", json::string(field.name)},
                      {"in", in_path ? "path" : "query"},
                      {"required", in_path || field.shape->kind != Kind::Optional},
                      {"schema", schemas.of(*field.shape)}});
  }
  if (route.method == http::Method::Post) {
    result.push_back(
        {{"name", "Idempotency-Key"},
         {"in", "header"},
         {"required", false},
         {"schema", {{"type", "string"}, {"minLength", 1}, {"maxLength", limits::idempotency_key_bytes}}}});
  }
  return result;
}

json::object content(std::string_view media, json::value schema) {
  json::object described;
  described[json::string_view(media.data(), media.size())] = json::object{{"schema", std::move(schema)}};
  return described;
}

json::object success(const Route& route, Schemas& schemas) {
  if (!route.view) return {{"description", "The file"}, {"content", content(route.media, {{"type", "string"}})}};
  auto faces = content("application/json", schemas.of(*route.view));
  if (!route.page.empty()) faces["text/html"] = json::object{{"schema", {{"type", "string"}}}};
  return {{"description", "The view"}, {"content", std::move(faces)}};
}

// Stable names for generated clients: get_posts_post, post_posts_post_replies.
std::string operation_id(const Route& route) {
  std::string id = route.method == http::Method::Get ? "get" : "post";
  for (char c : route.pattern) {
    if (c == '/' || c == '.' || c == '-')
      id += '_';
    else if (c != '{' && c != '}')
      id += c;
  }
  return id;
}

json::object operation(const Route& route, Schemas& schemas) {
  json::object result{{"operationId", operation_id(route)},
                      {"x-audience", json::string(words_of(route.audience))},
                      {"parameters", parameters(route, schemas)}};
  if (route.method == http::Method::Post && !route.body.fields.empty()) {
    const auto schema = schemas.named(route.body, std::string(route.command->name));
    auto faces = content("application/json", schema);
    faces["application/x-www-form-urlencoded"] = json::object{{"schema", schema}};
    result["requestBody"] = json::object{{"required", true}, {"content", std::move(faces)}};
  }
  json::object responses{{"200", success(route, schemas)}, {"default", {{"$ref", "#/components/responses/Problem"}}}};
  if (route.method == http::Method::Post)
    responses["303"] = json::object{{"description", "For a form: the page that shows the outcome"}};
  result["responses"] = std::move(responses);
  return result;
}

json::object problem() {
  const json::value field{
      {"type", "object"},
      {"properties",
       {{"field", {{"type", "string"}}}, {"code", {{"type", "string"}}}, {"sentence", {{"type", "string"}}}}}};
  const json::value schema{{"type", "object"},
                           {"required", {"type", "title", "status", "code"}},
                           {"properties",
                            {{"type", {{"type", "string"}}},
                             {"title", {{"type", "string"}}},
                             {"status", {{"type", "integer"}}},
                             {"code", {{"type", "string"}}},
                             {"errors", {{"type", "array"}, {"items", field}}},
                             {"request", {{"type", "string"}}}}}};
  return {{"description", "What went wrong, with a stable code (RFC 9457)"},
          {"content", content("application/problem+json", schema)}};
}

}  // namespace

std::string openapi_json(const Routes& routes, const std::string& base_url) {
  Schemas schemas;
  json::object paths;
  for (const auto& route : routes.all()) {
    auto& path = paths[route->pattern];
    if (!path.is_object()) path = json::object();
    path.get_object()[route->method == http::Method::Get ? "get" : "post"] = operation(*route, schemas);
  }
  json::object document{{"openapi", "3.1.0"},
                        {"info", {{"title", "kith"}, {"version", KITH_VERSION}}},
                        {"servers", {json::object{{"url", base_url}}}},
                        {"paths", std::move(paths)}};
  document["components"] = json::object{{"schemas", schemas.components()}, {"responses", {{"Problem", problem()}}}};
  return json::serialize(document);
}

}  // namespace kith::web
