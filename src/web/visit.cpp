#include "web/visit.h"

#include <algorithm>

#include "app/use_cases.h"
#include "base/limits.h"
#include "base/log.h"
#include "web/answer.h"
#include "web/cookies.h"
#include "web/errors.h"
#include "web/form_key.h"
#include "web/rehearsal_rooms.h"

namespace kith::web {
namespace {

constexpr std::size_t least_key_bytes = 16;  // of an Idempotency-Key by those who are nobody here yet

std::unexpected<Error> not_rehearsed() {
  return fail(ErrorKind::NotAllowed, "not_rehearsed",
              say("That is not rehearsed: nothing of a rehearsal is kept, and nobody of it is real but you."));
}

}  // namespace

Visit::Visit(Desk& desk, http::Request request)
    : desk_(desk),
      request_(std::move(request)),
      request_id_(id_text(static_cast<std::int64_t>(desk.building.random.bits() >> 1))),
      context_{desk.building.clock,
               desk.building.random,
               desk.building.store,
               desk.building.key,
               desk.building.planner,
               {},
               {}},
      html_(http::accepts_html(request_)),
      moment_(desk.building.store.moment()),
      began_(desk.building.clock.now()) {
  context_.rehearsals = desk.rehearsals;
  context_.rehearsal = desk.rehearsal.get();
}

http::Response Visit::run() {
  http::Response response;
  try {
    auto served = serve();
    response = served ? *std::move(served) : failed(served.error());
  } catch (const std::exception& bug) {
    response = failed({ErrorKind::Bug, "bug", say("Something went wrong here. It is not your doing."), {}, bug.what()});
  }
  seal_headers(response);
  lead_outside(desk_.base, response);
  keep_ready(response);
  return response;
}

void Visit::keep_ready(const http::Response& response) {
  if (!kept_ || !moment_) return;
  desk_.ready->keep(request_, {response.content_type, response.headers, *std::move(kept_), *moment_, began_});
}

Result<http::Response> Visit::serve() {
  read_cookies();
  KITH_CHECK(arrive());
  if (!hosts().knows(request_.header("Host").value_or("")))
    return refused(421, "wrong_host", say("This house does not answer to that address."));
  auto match = desk_.routes->match(request_.method, request_.path);
  if (!match.route && !match.allowed.empty()) {
    auto response = refused(405, "wrong_method", say("That cannot be done here in this way."));
    std::string allow;
    for (auto method : match.allowed) allow += (allow.empty() ? "" : ", ") + std::string(method);
    response.headers.emplace_back("Allow", allow);
    return response;
  }
  if (!match.route) return is_of_a_rehearsal(request_.path) ? app::rehearsal_over() : not_found();
  const Route& route = *match.route;
  if (desk_.rehearsal && !app::opens_in_a_rehearsal(route.pattern)) return not_rehearsed();
  if (is_closed_to(route)) {
    if (route.method == http::Method::Get) return closed_page();
    return fail(ErrorKind::NotAllowed, "not_open_yet", say("This house is not open yet."));
  }
  if (const auto admitted = admit(route); !admitted) return turned_away(route, admitted.error());
  live_ = route.live;
  Input input;
  if (route.method == http::Method::Get) {
    input.path = std::move(match.path);
    KITH_TRY(input.fields, read_urlencoded(request_.query));
  } else {
    KITH_TRY(input, read(route, std::move(match.path)));
  }
  if (route.open) return open(route, input);
  if (route.watch) return watch(route, input);
  return route.act ? act(route, input) : look(route, input);
}

void Visit::read_cookies() {
  cookies_ = web::read_cookies(request_.header("Cookie").value_or(""));
  sign_in_ = value_of(cookies_, sign_in_cookie).value_or("");
  for (const auto& [name, value] : cookies_)
    if (name == link_cookie) context_.tokens.push_back(value);
  const auto authorization = request_.header("Authorization").value_or("");
  if (!authorization.starts_with("Bearer ")) return;
  bearer_ = true;
  const std::string token(authorization.substr(7));
  if (link_id(token))
    context_.tokens.push_back(token);
  else
    sign_in_ = token;
}

Done Visit::arrive() {
  context_.visitor = visitor_of(request_, desk_.options.proxies, desk_.building.key);
  context_.device = device_of(request_.header("User-Agent").value_or(""));
  KITH_TRY(auto arrival, app::arrive(desk_.building, sign_in_));
  context_.house = std::move(arrival.house);
  context_.viewer = std::move(arrival.viewer);
  context_.language = chosen_language();
  context_.limits_on = desk_.options.limits;
  context_.mail_on = desk_.building.mail != nullptr;
  context_.base_url = house_url() + desk_.base;
  if (const auto device = value_of(cookies_, device_cookie)) context_.devices.push_back(*device);
  return {};
}

Language Visit::chosen_language() const {
  const auto& house = context_.house;
  const auto german = german_of(house);
  const auto chosen = value_of(cookies_, language_cookie);
  if (chosen) return *chosen == "de" ? german : Language::En;
  return preferred_language(request_.header("Accept-Language").value_or(""), house.language, german);
}

std::string Visit::house_url() const {
  if (!desk_.options.base_url.empty()) return desk_.options.base_url;
  return !context_.house.address.empty() ? context_.house.address : desk_.options.listen_url;
}

Hosts Visit::hosts() const {
  Hosts hosts;
  hosts.add(house_url());
  // Whoever sits at the machine itself always gets in, so that a mistyped address of the house can be mended.
  if (desk_.options.base_url.empty()) hosts.add(desk_.options.listen_url);
  return hosts;
}

bool Visit::is_closed_to(const Route& route) const {
  // Whoever has a rehearsal was let in to start it.
  if (desk_.rehearsal || !is_on_the_net(house_url()) || context_.viewer.keeper) return false;
  const bool has_pages = !context_.house.imprint.empty() && !context_.house.privacy.empty();
  return !has_pages && !app::opens_a_closed_house(route.pattern);
}

Done Visit::admit(const Route& route) const {
  const auto& viewer = context_.viewer;
  if ((route.audience == Audience::SignedIn || route.audience == Audience::Team) && !viewer.person)
    return fail(ErrorKind::NotSignedIn, "not_signed_in",
                say("This needs to know who you are: start with a name, or sign in."));
  if (route.audience == Audience::Keeper && !viewer.keeper) {
    if (!viewer.person)
      return fail(ErrorKind::NotSignedIn, "not_signed_in",
                  say("This is for the keepers of the house: please sign in."));
    return fail(ErrorKind::NotAllowed, "keepers_only", say("This is for the keepers of the house."));
  }
  return {};
}

Result<Input> Visit::read(const Route& route, Values path) {
  const auto type = media_type_of(request_);
  Input input{std::move(path), {}, "", type == json_type};
  if (type == "application/x-www-form-urlencoded") {
    KITH_TRY(input.fields, read_urlencoded(request_.body));
  } else if (!input.is_json && (!request_.body.empty() || !route.body.fields.empty())) {
    return fail(ErrorKind::WrongType, "wrong_type", say("Send a form or JSON."));
  }
  KITH_CHECK(check_sender(input.fields));
  if (input.is_json || input.fields.empty()) {
    const auto key = request_.header("Idempotency-Key").value_or("");
    if (key.size() > limits::idempotency_key_bytes)
      return fail(ErrorKind::Malformed, "idempotency_key", say("This Idempotency-Key is too long."));
    // Those who are nobody here yet share one room of keys: whoever guesses one is given what it made.
    if (!key.empty() && key.size() < least_key_bytes && sign_in_.empty())
      return fail(ErrorKind::Malformed, "idempotency_key",
                  say("This Idempotency-Key could be guessed: please take at least {least, number} random characters.",
                      {{"least", static_cast<std::int64_t>(least_key_bytes)}}));
    if (!key.empty()) context_.once = {asker(), std::string(key), request_.path + "\n" + request_.body, false};
  }
  if (!input.is_json) read_form_key(input.fields);
  // A body may have ten megabytes: it is not held twice.
  if (input.is_json) input.json = std::move(request_.body);
  return input;
}

Done Visit::check_sender(const Values& form) const {
  if (bearer_) return {};
  const auto foreign = [] {
    return fail(ErrorKind::NotAllowed, "foreign_page",
                say("This was sent from somewhere else. Please open the page here and send it again."));
  };
  switch (sender_of(request_, hosts())) {
    case Sender::OurPage:
      return {};
    case Sender::Foreign:
      return foreign();
    case Sender::Unsure:
      break;
  }
  // JSON cannot be sent across sites without being asked for first, and without cookies there is nobody to speak for.
  if (form.empty() && (media_type_of(request_) == json_type || cookies_.empty())) return {};
  if (!form_key_made(context_.key, value_of(form, "_key").value_or(""), key_viewer())) return foreign();
  return {};
}

void Visit::read_form_key(const Values& form) {
  const auto key = value_of(form, "_key").value_or("");
  const auto made = form_key_made(context_.key, key, key_viewer());
  // A key from before one was somebody else (a page opened, then signed in) tells no age, but twice is twice.
  if (looks_like_form_key(key)) context_.once = {asker(), key, request_.path + "\n" + request_.body, true};
  context_.form.is_form = true;
  context_.form.trap_filled = !value_of(form, "_website").value_or("").empty();
  context_.form.age_ms = made ? context_.now().ms - made->ms : 0;
}

std::string Visit::key_viewer() const {
  return context_.viewer.sign_in ? context_.viewer.sign_in->text() : std::string(nobody_yet);
}

// Whose keys these are. A sign-in that was sent counts though it has ended since: whoever repeats what ended it
// (signing in as somebody else, claiming a seat) is given the first answer.
std::string Visit::asker() const {
  return sign_in_.empty() ? std::string(nobody_yet) : desk_.building.key.sign("asker", sign_in_);
}

Result<http::Response> Visit::look(const Route& route, const Input& input) {
  if (!route.media.empty()) {
    if (!route.fetch) return not_found();
    KITH_TRY(auto file, route.fetch(context_, input));
    auto response = http::text_response(200, file.content_type, std::move(file.bytes));
    if (!file.file_name.empty())
      response.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + file.file_name + "\"");
    return response;
  }
  if (route.stamp && !desk_.rehearsal && html_ && cookies_.empty() && !bearer_) {
    KITH_TRY(const auto stamp, route.stamp(context_, input));
    return kept_page(route, input, stamp);
  }
  KITH_TRY(const auto viewed, route.look(context_, input));
  return show(route, viewed, 200, nullptr);
}

Result<http::Response> Visit::act(const Route& route, const Input& input) {
  const bool as_page = html_ && !input.is_json;
  context_.view_wanted = !as_page;
  Answer made;
  std::string made_bytes;
  context_.encode = [&](const Shape& shape, const void* view, const std::string& page,
                        const std::vector<app::Keeps>& keeps) {
    made = {page, as_page ? "" : write_json(shape, view), keeps};
    return made_bytes = packed(made);
  };
  const auto bytes = route.act(context_, input);
  if (bytes && desk_.committed) desk_.committed();
  // What was made just now need not be read again from its bytes; what was given before has to be.
  if (bytes && *bytes == made_bytes) return answered(made);
  if (bytes) {
    KITH_TRY(const auto remembered, unpacked(*bytes));
    return answered(remembered);
  }
  if (as_page) return failed_form(route, input, bytes.error());
  return std::unexpected(bytes.error());
}

http::Response Visit::answered(const Answer& answer) const {
  http::Response response;
  if (answer.json.empty()) {
    response.status = 303;
    response.headers.emplace_back("Location", answer.page);
  } else {
    response = http::text_response(200, json_type, answer.json);
    if (!answer.page.empty()) response.headers.emplace_back("Content-Location", answer.page);
  }
  for (const auto& keep : answer.keeps)
    response.headers.emplace_back("Set-Cookie", set_cookie(keep, context_.base_url.starts_with("https:")));
  return response;
}

void Visit::log_trouble(const Error& error) {
  if (status_of(error.kind) < 500) return;
  log_error("{} {} {}: {} {}", request_id_, request_.method_name, masked(request_.path), error.code, error.detail);
}

void Visit::seal_headers(http::Response& response) const {
  for (auto& header : security_headers(context_.base_url.starts_with("https:")))
    response.headers.push_back(std::move(header));
  // Behind a link's token stands somebody's own page, cookie or not.
  const bool anyones = !desk_.rehearsal && cookies_.empty() && !bearer_ && masked(request_.path) == request_.path &&
                       response.status == 200 && request_.method != http::Method::Post;
  response.headers.emplace_back("Cache-Control", anyones ? "no-cache" : "no-store");
  response.headers.emplace_back("Vary", "Accept, Accept-Encoding, Accept-Language, Cookie, Authorization");
}

}  // namespace kith::web
