#include "web/service.h"

#include <algorithm>
#include <map>
#include <optional>

#include "app/days/follow.h"
#include "app/house/views.h"
#include "base/json.h"
#include "base/limits.h"
#include "web/assets.h"
#include "web/cookies.h"
#include "web/errors.h"
#include "web/openapi.h"
#include "web/page_uses.h"
#include "web/visit.h"
#include "web/workers.h"

namespace kith::web {
namespace {

bool accepts(const http::Request& request, std::string_view coding) {
  return request.header("Accept-Encoding").value_or("").find(coding) != std::string_view::npos;
}

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
    "User-agent: *\nDisallow: /lists/\nDisallow: /seats/\nDisallow: /w/\nDisallow: /l/\nDisallow: /k/\nDisallow: "
    "/r/\nDisallow: /me\n";

}  // namespace

struct Service::Parts {
  Desk desk;
  AssetBodies assets = asset_bodies();
  http::Bytes openapi;
  app::DayFollower follower;
  Workers workers;

  explicit Parts(Desk made)
      : desk(std::move(made)),
        openapi(http::bytes(openapi_json(
            desk.routes, desk.options.base_url.empty() ? desk.options.listen_url : desk.options.base_url))),
        follower(
            desk.building, [this](DayId day, std::int64_t version) { desk.streams->tell(day, version); },
            [this] { desk.streams->tick(); }),
        workers(desk.options.workers, limits::waiting_requests) {
    desk.committed = [this] { follower.look(); };
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
      if (body == codings.end() || (!coding.empty() && !accepts(request, coding))) continue;
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

  http::Response too_busy(const http::Request& request) const {
    const Error error{ErrorKind::Busy, "busy", say("The house is very full just now. Please try again in a moment.")};
    const auto language =
        preferred_language(request.header("Accept-Language").value_or(""), Language::En, Language::De);
    auto response = http::text_response(503, "application/problem+json", problem_json(error, language, ""));
    response.headers = security_headers(is_secure());
    response.headers.emplace_back("Retry-After", "1");
    return response;
  }
};

Service::Service(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Service::~Service() = default;

Result<std::unique_ptr<Service>> Service::create(const app::Building& building, ServiceOptions options) {
  Desk desk{building, std::move(options), all_routes()};
  KITH_TRY(desk.pages, Pages::load(page_uses(desk.routes)));
  return std::unique_ptr<Service>(new Service(std::make_unique<Parts>(std::move(desk))));
}

void Service::handle(http::Request request, http::Responder respond) {
  if (auto response = parts_->at_once(request)) return respond(*std::move(response));
  // Shared, because a task is copied and the request is needed again when the queue refuses it.
  auto shared = std::make_shared<http::Request>(std::move(request));
  const bool taken =
      parts_->workers.offer([this, shared, respond] { respond(Visit(parts_->desk, std::move(*shared)).run()); });
  if (!taken) respond(parts_->too_busy(*shared));
}

http::Response Service::refusal(const http::Refusal& refusal) const {
  const auto words = refusal.status == 503   ? say("The house is very full just now. Please try again in a moment.")
                     : refusal.status == 413 ? say("This is too large.")
                     : refusal.status == 408 ? say("This took too long to arrive.")
                     : refusal.status == 500 ? say("Something went wrong here. It is not your doing.")
                                             : say("This request cannot be read.");
  auto response = http::text_response(refusal.status, "application/problem+json",
                                      problem_json(refusal.status, "refused", words, Language::En, ""));
  response.headers = security_headers(parts_->is_secure());
  return response;
}

}  // namespace kith::web
