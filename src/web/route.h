// A route: one address with two faces, HTML and JSON, of one described view; or one command, from a form or as JSON.
// For: routes.cpp, which lists all of them, and service.cpp, which serves them. The list is also what `kith routes`
// prints and what /openapi.json is made of, so that none of the three can differ.
// Routes are built once at start and then only read, from several threads.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/context.h"
#include "app/days/rounds_views.h"
#include "base/json.h"
#include "web/form.h"
#include "web/http/message.h"
#include "web/template_text.h"

namespace kith::web {

enum class Audience { Anyone, SeatLink, SignedIn, Team, Keeper };
std::string_view words_of(Audience audience);  // "anyone", "seat link", "signed in", "team", "keeper"

// What came with a request, still unread: values of the path, of the query or form, or a JSON body.
struct Input {
  Values path;
  Values fields;
  std::string json;
  bool is_json = false;
};

// A view of any kind, with its shape.
struct Viewed {
  const Shape* shape = nullptr;
  std::shared_ptr<const void> value;
};

// A file to take along instead of a page.
struct Download {
  std::string content_type;
  std::string file_name;  // empty: shown, not saved
  std::string bytes;
};

// Where to go on, and what the browser keeps for it.
struct Onward {
  std::string page;
  std::string cookie;  // a Set-Cookie value
};

struct Route {
  http::Method method = http::Method::Get;
  std::string pattern;  // /posts/{post}/replies
  Audience audience = Audience::Anyone;
  const Shape* command = nullptr;
  Shape body;                   // the command without what the path says
  const Shape* view = nullptr;  // none for downloads
  std::string media;            // of a download
  std::string page = {};        // the template of the HTML face; empty: JSON only
  Message title = {};           // of the page, where the view has none of its own
  std::vector<FormOnPage> forms = {};
  std::vector<std::string> also_on = {};  // further pages that hold its form; errors are shown on `again`
  std::string again = {};  // POST: the pattern of the page that holds its form and shows it again with errors

  // GET: a few bytes that change whenever the page would change for a reader without cookies; such pages are kept.
  std::function<Result<std::string>(app::Context&, const Input&)> stamp = {};
  std::function<Result<Viewed>(app::Context&, const Input&)> look = {};
  std::function<Result<std::string>(app::Context&, const Input&)> act = {};
  std::function<Result<Download>(app::Context&, const Input&)> fetch = {};
  // GET without changing anything kept here: sends the browser on, with a cookie that opens the page.
  std::function<Result<Onward>(app::Context&, const Input&)> open = {};
  // GET: a stream of server-sent events about a day.
  std::function<Result<app::WatchedView>(app::Context&, const Input&)> watch = {};
  bool live = false;  // the page fetches itself anew: without scripts every 20 s
};

// Reads a command: the path's values first, then the rest from query, form or JSON. A path that does not read is
// NotFound.
Done read_input(const Input& input, const Shape& command, const Shape& body, void* target);

class Routes {
 public:
  // GET: a page and its JSON. `look` is a use case: Result<View>(Context&, const Command&).
  template <class Command, class View>
  Route& page(std::string pattern, std::string page, Message title,
              Result<View> (*look)(app::Context&, const Command&)) {
    Route& route = add(http::Method::Get, std::move(pattern), shape_of<Command>());
    route.view = &shape_of<View>();
    route.page = std::move(page);
    route.title = std::move(title);
    route.look = [look, &route](app::Context& context, const Input& input) -> Result<Viewed> {
      Command command{};
      KITH_CHECK(read_input(input, *route.command, route.body, &command));
      KITH_TRY(auto view, look(context, command));
      return Viewed{&shape_of<View>(), std::make_shared<const View>(std::move(view))};
    };
    return route;
  }

  template <class Command>
  static void kept_while(Route& route, Result<std::string> (*stamp)(app::Context&, const Command&)) {
    route.stamp = [stamp, &route](app::Context& context, const Input& input) -> Result<std::string> {
      Command command{};
      KITH_CHECK(read_input(input, *route.command, route.body, &command));
      return stamp(context, command);
    };
  }

  // GET: a file. Without `fetch` the address is only listed here and answered elsewhere.
  template <class Command>
  Route& file(std::string pattern, std::string media, Result<Download> (*fetch)(app::Context&, const Command&)) {
    Route& route = add(http::Method::Get, std::move(pattern), shape_of<Command>());
    route.media = std::move(media);
    if (!fetch) return route;
    route.fetch = [fetch, &route](app::Context& context, const Input& input) -> Result<Download> {
      Command command{};
      KITH_CHECK(read_input(input, *route.command, route.body, &command));
      return fetch(context, command);
    };
    return route;
  }

  // GET: a link that leads on (or POST: a choice that only the browser keeps).
  template <class Command>
  Route& entrance(http::Method method, std::string pattern, Result<Onward> (*open)(app::Context&, const Command&)) {
    Route& route = add(method, std::move(pattern), shape_of<Command>());
    route.open = [open, &route](app::Context& context, const Input& input) -> Result<Onward> {
      Command command{};
      KITH_CHECK(read_input(input, *route.command, route.body, &command));
      return open(context, command);
    };
    return route;
  }

  // GET: says whenever a day has changed (web/day_streams.h).
  template <class Command>
  Route& stream(std::string pattern, Result<app::WatchedView> (*watch)(app::Context&, const Command&)) {
    Route& route = add(http::Method::Get, std::move(pattern), shape_of<Command>());
    route.media = "text/event-stream";
    route.watch = [watch, &route](app::Context& context, const Input& input) -> Result<app::WatchedView> {
      Command command{};
      KITH_CHECK(read_input(input, *route.command, route.body, &command));
      return watch(context, command);
    };
    return route;
  }

  // POST: a command, from the form on the page `again` or as JSON.
  template <class Command, class View>
  Route& command(std::string pattern, std::string again,
                 Result<app::Answered<View>> (*act)(app::Context&, const Command&)) {
    Route& route = add(http::Method::Post, std::move(pattern), shape_of<Command>());
    route.view = &shape_of<View>();
    route.again = std::move(again);
    route.act = [act, &route](app::Context& context, const Input& input) -> Result<std::string> {
      Command command{};
      KITH_CHECK(read_input(input, *route.command, route.body, &command));
      KITH_TRY(auto answered, act(context, command));
      return std::move(answered.bytes);
    };
    return route;
  }

  struct Match {
    const Route* route = nullptr;
    Values path;
    std::vector<std::string_view> allowed;  // methods, if only the method is wrong
  };
  Match match(http::Method method, std::string_view path) const;
  const Route* find(http::Method method, std::string_view pattern) const;
  const std::vector<std::unique_ptr<Route>>& all() const { return routes_; }
  // Puts every command's form on the page it names.
  void place_forms();

 private:
  Route& add(http::Method method, std::string pattern, const Shape& command);
  std::vector<std::unique_ptr<Route>> routes_;  // each stays where it is
};

// Every route of kith (routes.cpp).
Routes all_routes();
// The list that `kith routes --json` prints.
std::string routes_json(const Routes& routes);

}  // namespace kith::web
