// Where a visit does not end in a page: links that lead on, and streams that tell of changes.
#include "web/cookies.h"
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

// Who is counted as one who watches. A proxy on this machine that nobody named speaks for everybody.
std::string Visit::watcher() const {
  const bool on_this_machine = request_.client.starts_with("127.") || request_.client == "::1";
  const bool speaks_for_all = on_this_machine && context_.visitor == visitor_of(request_, {}, desk_.building.key);
  return speaks_for_all ? "" : context_.visitor;
}

Result<http::Response> Visit::watch(const Route& route, const Input& input) {
  KITH_TRY(const auto watched, route.watch(context_, input));
  auto stream = desk_.streams->open(watched.day, watched.version, watcher());
  if (!stream)
    return fail(ErrorKind::Busy, "too_many_watch",
                say("Very many are watching just now. The page fetches itself anew every 20 seconds instead."));
  http::Response response{200, route.media};
  response.headers.emplace_back("X-Accel-Buffering", "no");  // a proxy passes it on as it comes
  response.stream = std::move(stream);
  return response;
}

}  // namespace kith::web
