// Where a visit does not end in a page: links that lead on, and streams that tell of changes.
#include "web/day_streams.h"
#include "web/visit.h"

namespace kith::web {

Result<http::Response> Visit::open(const Route& route, const Input& input) {
  KITH_TRY(const auto onward, route.open(context_, input));
  http::Response response{303};
  response.headers.emplace_back("Location", onward.page);
  for (const auto& cookie : onward.cookies) response.headers.emplace_back("Set-Cookie", cookie);
  return response;
}

Result<http::Response> Visit::watch(const Route& route, const Input& input) {
  KITH_TRY(const auto watched, route.watch(context_, input));
  auto stream = desk_.streams->open(watched.day, watched.version);
  if (!stream)
    return fail(ErrorKind::Busy, "too_many_watch",
                say("Very many are watching just now. The page fetches itself anew every 20 seconds instead."));
  http::Response response{200, route.media};
  response.headers.emplace_back("X-Accel-Buffering", "no");  // a proxy passes it on as it comes
  response.stream = std::move(stream);
  return response;
}

}  // namespace kith::web
