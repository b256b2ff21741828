#include "web/service.h"

#include <algorithm>
#include <map>
#include <optional>

#include "app/days/follow.h"
#include "app/house/views.h"
#include "base/json.h"
#include "base/limits.h"
#include "base/log.h"
#include "web/assets.h"
#include "web/cookies.h"
#include "web/errors.h"
#include "web/form_key.h"
#include "web/openapi.h"
#include "web/page_uses.h"
#include "web/rehearsal_rooms.h"
#include "web/visit.h"
#include "web/workers.h"

namespace kith::web {
namespace {

// Asset bodies as responses share them: by path, then by coding ("", "gzip", "br").
using AssetBodies = std::map<std::string, std::map<std::string_view, http::Bytes>, std::less<>>;

AssetBodies asset_bodies() {
  AssetBodies bodies;
  for (const auto& asset : all_assets()) {
    auto& codings = bodies[std::string(asset.path)];
    codings[""] = http::bytes(std::string(asset.bytes));
    if (!asset.gzip.empty()) codings["gzip"] = http::bytes(std::string(asset.gzip));
    if (!asset.brotli.empty()) codings["br"] = http::bytes(std::string(asset.brotli));
  }
  return bodies;
}

constexpr std::string_view robots =
    "User-agent: *\nDisallow: /lists/\nDisallow: /seats/\nDisallow: /b/\nDisallow: /j/\nDisallow: /k/\n"
    "Disallow: /l/\nDisallow: /r/\nDisallow: /s/\nDisallow: /w/\nDisallow: /me\nDisallow: /rehearsals/\n";

Message refusal_words(int status) {
  switch (status) {
    case 503:
      return say("The house is very full just now. Please try again in a moment.");
    case 413:
      return say("This is too large.");
    case 408:
      return say("This took too long to arrive.");
    case 500:
      return say("Something went wrong here. It is not your doing.");
    default:
      return say("This request cannot be read.");
  }
}

}  // namespace

struct Service::Parts {
  Desk desk;
  AssetBodies assets = asset_bodies();
  http::Bytes openapi;
  RehearsalRooms rooms;
  app::DayFollower follower;
  Workers workers;

  explicit Parts(Desk made)
      : desk(std::move(made)),
        openapi(http::bytes(openapi_json(
            *desk.routes, desk.options.base_url.empty() ? desk.options.listen_url : desk.options.base_url))),
        rooms(desk),
        follower(
            desk.building, [this](DayId day, std::int64_t version) { desk.streams->tell(day, version); },
            [this] {
              desk.streams->tick();
              rooms.tidy();
            }),
        workers(desk.options.workers, limits::waiting_requests) {
    desk.committed = [this] { follower.look(); };
    desk.rehearsals = &rooms.rehearsals();
  }

  http::Response visit(http::Request request) {
    std::shared_ptr<Desk> room;
    try {
      room = rooms.enter(request);
    } catch (const std::exception& bug) {  // no thread or no memory for it
      log_error("a rehearsal cannot be entered: {}", bug.what());
      return too_busy(request);
    }
    return Visit(room ? *room : desk, std::move(request)).run();
  }

  bool is_secure() const { return desk.options.base_url.starts_with("https:"); }

  http::Response asset(const Asset& asset, const http::Request& request) const {
    const auto etag = "\"" + std::string(asset.hash) + "\"";
    http::Response response{200, std::string(asset.content_type)};
    response.headers = {{"ETag", etag}, {"Vary", "Accept-Encoding"}};
    response.headers.emplace_back("Cache-Control",
                                  asset.immutable ? "public, max-age=31536000, immutable" : "public, max-age=3600");
    if (request.header("If-None-Match") == etag) {
      response.status = 304;
      return response;
    }
    const auto& codings = assets.find(asset.path)->second;
    for (std::string_view coding : {"br", "gzip", ""}) {
      const auto body = codings.find(coding);
      if (body == codings.end() || (!coding.empty() && !http::accepts_coding(request, coding))) continue;
      if (!coding.empty()) response.headers.emplace_back("Content-Encoding", std::string(coding));
      response.body = {body->second};
      break;
    }
    return response;
  }

  // What needs no database is answered on the network thread, whatever the database does.
  std::optional<http::Response> at_once(const http::Request& request) const {
    if (request.method != http::Method::Get && request.method != http::Method::Head) return std::nullopt;
    std::optional<http::Response> response;
    if (const auto* found = find_asset(request.path))
      response = asset(*found, request);
    else if (request.path == "/healthz")
      response = http::text_response(200, "application/json", to_json(app::HealthView{"alive"}));
    else if (request.path == "/openapi.json")
      response = http::Response{.content_type = "application/json", .body = {openapi}};
    else if (request.path == "/robots.txt")
      response = http::text_response(200, "text/plain; charset=utf-8", std::string(robots));
    if (response)
      for (auto& header : security_headers(is_secure())) response->headers.push_back(std::move(header));
    return response;
  }

  // What a reader without cookies was given before, as long as it is true, with a form key of its own.
  std::optional<http::Response> kept_ready(const http::Request& request) const {
    const auto& building = desk.building;
    const auto page = desk.ready->find(request, building.store.moment(), building.clock.now());
    if (!page) return std::nullopt;
    http::Response response{200, page->content_type, page->headers};
    const auto key = new_form_key(building.key, building.random, building.clock.now(), nobody_yet);
    response.body = page->page.with_key(key);
    return response;
  }

  // On a network thread, where the database is not asked: the house's name and the reader's choices are not known.
  http::Response refused(const http::Refusal& refusal) const {
    const auto words = refusal_words(refusal.status);
    const std::string code = refusal.status == 503 ? "busy" : "refused";
    const auto language = preferred_language(refusal.accept_language, Language::En, Language::De);
    auto response = refusal.to_browser ? refusal_page({refusal.status, code, speak(language, words), ""}, language)
                                       : http::text_response(refusal.status, "application/problem+json",
                                                             problem_json(refusal.status, code, words, language, ""));
    response.headers = security_headers(is_secure());
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
  }

  // The server adds Retry-After to what it refuses by itself; this is ours to say.
  http::Response too_busy(const http::Request& request) const {
    auto response = refused(http::refusal_of(503, request));
    response.headers.emplace_back("Retry-After", "1");
    return response;
  }

  http::Response refusal_page(const ErrorView& view, Language language) const {
    const auto& building = desk.building;
    Frame frame;
    frame.house = "kith";
    frame.language = language;
    frame.path = "/";
    frame.title = speak(language, say("That did not work"));
    frame.form_key = new_form_key(building.key, building.random, building.clock.now(), nobody_yet);
    return http::text_response(static_cast<int>(view.status), "text/html; charset=utf-8",
                               desk.pages->render("error", frame, shape_of<ErrorView>(), &view));
  }
};

Service::Service(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Service::~Service() = default;

Result<std::unique_ptr<Service>> Service::create(const app::Building& building, ServiceOptions options) {
  Desk desk{building, std::move(options), std::make_shared<const Routes>(all_routes()), {}};
  KITH_TRY(desk.pages, Pages::load(page_uses(*desk.routes)));
  return std::unique_ptr<Service>(new Service(std::make_unique<Parts>(std::move(desk))));
}

void Service::handle(http::Request request, http::Responder respond) {
  if (auto response = parts_->at_once(request)) return respond(*std::move(response));
  if (auto response = parts_->kept_ready(request)) return respond(*std::move(response));
  // Shared, because a task is copied and the request is needed again when the queue refuses it.
  auto shared = std::make_shared<http::Request>(std::move(request));
  const bool taken = parts_->workers.offer([this, shared, respond] { respond(parts_->visit(std::move(*shared))); });
  if (!taken) respond(parts_->too_busy(*shared));
}

http::Response Service::refusal(const http::Refusal& refusal) const { return parts_->refused(refusal); }

}  // namespace kith::web
