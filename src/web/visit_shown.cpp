// How a visit ends in a page: what was found, a form that came back, or what went wrong, each in the frame of the house
// or of a rehearsal.
#include <algorithm>

#include "app/rehearsal/view_rehearsal.h"
#include "base/json.h"
#include "web/errors.h"
#include "web/form_key.h"
#include "web/visit.h"

namespace kith::web {
namespace {

constexpr std::string_view html_type = "text/html; charset=utf-8";

// Stands for the form key while a page is rendered. It cannot be typed: it is as random as a key, and made at start.
const std::string& key_stand_in() {
  static const std::string stand_in = [] {
    SystemRandom random;
    return new_token(random);
  }();
  return stand_in;
}

const std::string* text_field(const Shape& shape, const void* view, std::string_view name) {
  const auto* field = shape.field(name);
  if (!field || field->shape->kind != Kind::Text) return nullptr;
  return &field->shape->text(field->member(const_cast<void*>(view)));
}

// What a person would miss of a form. A line of few characters is a date, a choice or a mark of the page.
std::vector<TypedView> typed_text(const Route& route, const Values& fields) {
  constexpr std::size_t few_characters = 64;
  std::vector<TypedView> typed;
  for (const auto& [name, text] : fields) {
    const auto* field = route.body.field(name);
    if (!field || text.empty()) continue;
    const auto& shape = field->shape->kind == Kind::Optional ? *field->shape->item : *field->shape;
    const bool is_typed = shape.kind == Kind::Text && !shape.secret;
    if (is_typed && !(shape.one_line && shape.max_bytes <= few_characters)) typed.push_back({text});
  }
  return typed;
}

}  // namespace

http::Response Visit::kept_page(const Route& route, const Input& input, const std::string& stamp) {
  const bool zipped = http::accepts_gzip(request_);
  const auto address =
      std::string(language_tag(context_.language)) + (zipped ? " gzip " : " ") + context_.base_url + request_.target;
  const auto whole_stamp = stamp + "." + std::to_string(context_.house.version);
  auto cut = desk_.kept->find(address, whole_stamp);
  if (!cut) {
    const auto viewed = route.look(context_, input);
    if (!viewed) return failed(viewed.error());
    const auto html = desk_.pages->render(route.page, frame(route.title, viewed->shape, viewed->value.get()),
                                          *viewed->shape, viewed->value.get());
    cut = CutPage(html, key_stand_in());
    if (zipped) cut = cut->zipped();
    desk_.kept->keep(address, whole_stamp, *cut);
  }
  http::Response response{200, std::string(html_type)};
  if (zipped) response.headers.emplace_back("Content-Encoding", "gzip");
  response.body = cut->with_key(new_form_key(context_.key, context_.random, context_.now(), key_viewer()));
  kept_ = std::move(cut);
  return response;
}

http::Response Visit::show(const Route& route, const Viewed& viewed, int status, const FormState* state) {
  if (html_ && !route.page.empty())
    return page(route.page, route.title, *viewed.shape, viewed.value.get(), status, state);
  return http::text_response(status, json_type, write_json(*viewed.shape, viewed.value.get()));
}

http::Response Visit::page(const std::string& name, const Message& title, const Shape& shape, const void* view,
                           int status, const FormState* state) {
  const auto html = desk_.pages->render(name, frame(title, &shape, view), shape, view, state);
  http::Response response{status, std::string(html_type)};
  response.body =
      CutPage(html, key_stand_in()).with_key(new_form_key(context_.key, context_.random, context_.now(), key_viewer()));
  return response;
}

// Nothing to guide by is no reason to show no page.
std::optional<app::RehearsalView> Visit::rehearsal_now() {
  if (!desk_.rehearsal) return std::nullopt;
  auto view = app::view_rehearsal(context_, *desk_.rehearsal, desk_.rehearsals->now());
  return view ? std::optional(*std::move(view)) : std::nullopt;
}

Frame Visit::frame(const Message& title, const Shape* shape, const void* view) {
  Frame frame;
  frame.base = desk_.base;
  frame.speed = context_.clock.speed();
  frame.rehearsal = rehearsal_now();
  frame.house = context_.house.name;
  frame.language = context_.language;
  frame.path = request_.path;
  frame.url = context_.base_url + request_.path;
  const auto* own_title = shape ? text_field(*shape, view, "title") : nullptr;
  frame.title = own_title && !own_title->empty() ? *own_title : speak(context_.language, title);
  frame.form_key = key_stand_in();
  frame.time_zone = context_.house.time_zone;
  if (context_.viewer.person) frame.person = context_.viewer.name;
  frame.keeper = context_.viewer.keeper;
  frame.account = context_.viewer.account.has_value();
  frame.live = live_;
  frame.only_here = is_on_this_machine(context_.base_url);
  return frame;
}

// The page of the form again, with what was typed and what is wrong with it.
http::Response Visit::failed_form(const Route& route, const Input& input, const Error& error) {
  const auto* page = route.again.empty() ? nullptr : desk_.routes->find(http::Method::Get, route.again);
  const bool worth_showing = error.kind == ErrorKind::Invalid || error.kind == ErrorKind::Conflict ||
                             error.kind == ErrorKind::TooMany || error.kind == ErrorKind::Busy ||
                             error.kind == ErrorKind::NoSpace;
  if (!page || !worth_showing) return failed(error, typed_text(route, input.fields));
  const auto viewed = page->look(context_, Input{input.path, {}, "", false});
  if (!viewed) return failed(error, typed_text(route, input.fields));
  FormState state{std::string(snake_case(route.command->name)), input.fields, error.fields};
  if (state.errors.empty()) state.errors.push_back({"", error.code, error.sentence});
  log_trouble(error);
  auto response = show(*page, *viewed, status_of(error.kind), &state);
  if (error.retry_after_s) response.headers.emplace_back("Retry-After", std::to_string(error.retry_after_s));
  return response;
}

// A sign-in may lapse while somebody writes. What another site sent is not shown as if it had been typed here.
http::Response Visit::turned_away(const Route& route, const Error& error) {
  if (!html_ || media_type_of(request_) != "application/x-www-form-urlencoded") return failed(error);
  const auto fields = read_urlencoded(request_.body);
  return fields && check_sender(*fields) ? failed(error, typed_text(route, *fields)) : failed(error);
}

http::Response Visit::failed(const Error& error, std::vector<TypedView> typed) {
  log_trouble(error);
  auto view = error_view(error, context_.language, request_id_);
  view.typed = std::move(typed);
  return error_response(view, problem_json(error, context_.language, request_id_),
                        error.kind == ErrorKind::Busy ? std::max(1, error.retry_after_s) : error.retry_after_s);
}

http::Response Visit::refused(int status, const std::string& code, const Message& sentence) {
  return error_response({status, code, speak(context_.language, sentence), request_id_},
                        problem_json(status, code, sentence, context_.language, request_id_), 0);
}

http::Response Visit::error_response(const ErrorView& view, const std::string& json, int retry_after_s) {
  const auto status = static_cast<int>(view.status);
  const auto* template_name = view.code == "rehearsal_over" ? "rehearsal_over" : "error";
  auto response = html_ ? page(template_name, say("That did not work"), shape_of<ErrorView>(), &view, status)
                        : http::text_response(status, "application/problem+json", json);
  if (retry_after_s) response.headers.emplace_back("Retry-After", std::to_string(retry_after_s));
  return response;
}

http::Response Visit::closed_page() {
  const app::SaidView said{speak(context_.language, say("This house is not open yet."))};
  if (html_) return page("closed", say("Not open yet"), shape_of<app::SaidView>(), &said, 200);
  return http::text_response(200, json_type, to_json(said));
}

}  // namespace kith::web
