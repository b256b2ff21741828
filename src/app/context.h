// What a use case is handed: who asks, in which language, the time, chance, keys and the store. Nothing is ambient.
// For: every file in app. Not for: rules (domain) and bytes (web). One Context serves one request, on one thread.
#pragma once
#include <functional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "base/clock.h"
#include "base/language.h"
#include "base/random.h"
#include "base/result.h"
#include "base/secret.h"
#include "base/shape.h"
#include "domain/house.h"
#include "domain/viewer.h"
#include "store/store.h"

namespace kith::mail {
class Carrier;
}

namespace kith::app {

class Planner;
class Rehearsal;
class Rehearsals;

// What an answer leaves in the asker's browser, or takes out of it.
struct Keeps {
  enum class What { SignIn, Link, SignOut, KnownDevice };
  What what;
  std::string path;   // Link: where it opens something, e.g. /lists/k3m9t04w7z2qa
  std::string token;  // empty for SignOut
};

// The view of what a command did: made already, or made only where it is wanted (Context::view_wanted): after the
// change, inside the same transaction. `make` runs at most once, when the change has returned; so it holds by value all
// but the context and the transaction.
template <class View>
class Showing {
 public:
  Showing(View made) : of_(std::move(made)) {}
  template <class Make>
    requires std::is_invocable_r_v<Result<View>, Make&>
  Showing(Make make) : of_(std::function<Result<View>()>(std::move(make))) {}

  Result<View> made() && {
    if (const auto* make = std::get_if<std::function<Result<View>()>>(&of_)) return (*make)();
    return std::get<View>(std::move(of_));
  }

 private:
  std::variant<View, std::function<Result<View>()>> of_;
};

// What a command did: the new view, the page that shows it, and what the browser keeps.
template <class View>
struct Outcome {
  Showing<View> view;
  std::string page;
  std::vector<Keeps> keeps = {};
};

// An outcome as bytes (made by `encode` inside the transaction, so that a repeat gets the same ones).
template <class View>
struct Answered {
  using view = View;
  std::string bytes;
};

// How a form arrived. Programs send neither.
struct FormMarks {
  bool trap_filled = false;
  std::int64_t age_ms = 0;  // since the page was made
  bool is_form = false;
};

// What the house stands on, built once by main and alive as long as the program.
struct Building {
  const Clock& clock;
  Random& random;
  store::Store& store;
  const ServerKey& key;
  Planner& planner;
  mail::Carrier* mail = nullptr;  // who carries letters away; none: the house sends no letters
};

struct Context {
  const Clock& clock;
  Random& random;
  store::Store& store;
  const ServerKey& key;
  Planner& planner;
  House house;  // as of the beginning of this request
  Viewer viewer;
  Language language = Language::En;
  std::string base_url;             // links in answers begin with it
  std::string visitor;              // keyed hash of the asker's network address, for limits only
  std::string device;               // "Firefox, Android",   for the list of sign-ins
  std::vector<std::string> tokens;  // link tokens that came with this request
  std::vector<std::string>
      devices;            // tokens of accounts that signed in here before: a guesser elsewhere locks none out
  bool mail_on = false;   // letters leave this house; where they do not, the page says what it would have told
  bool limits_on = true;  // off only on loopback, for load tests
  FormMarks form;
  bool view_wanted = true;  // by whoever sent a command; a form only leads on to a page, which reads anew
  store::Once once;
  // The answer's bytes; `view` is null where none is wanted.
  std::function<std::string(const Shape&, const void* view, const std::string& page, const std::vector<Keeps>&)> encode;
  Rehearsals* rehearsals = nullptr;      // where rehearsals are held; none in the terminal
  const Rehearsal* rehearsal = nullptr;  // the one this request belongs to; none in the house itself

  Instant now() const { return clock.now(); }
  // Whether a link that came with this request opens (purpose, id).
  bool holds(std::string_view purpose, std::int64_t id, std::int64_t generation) const;
};

// Purposes of links.
inline constexpr std::string_view person_link = "person", list_link = "list", reply_link = "reply",
                                  first_run_link = "first-run";
// Of a day: a guest's own seat, the door through which helpers join the team, the room's code for checking in oneself.
inline constexpr std::string_view seat_link = "seat", team_link = "team", room_link = "room";
// The room's screen, without sign-in. It closes with the room's code: both hang in the same room.
inline constexpr std::string_view screen_link = "screen";

template <class View>
Result<std::string> encoded(const Context& context, Outcome<View> outcome) {
  if (!context.view_wanted) return context.encode(shape_of<View>(), nullptr, outcome.page, outcome.keeps);
  KITH_TRY(const auto view, std::move(outcome.view).made());
  return context.encode(shape_of<View>(), &view, outcome.page, outcome.keeps);
}

// Runs `change` in the store's one way to write and encodes its outcome there.
// Two that crossed on PostgreSQL run again: each run begins with the viewer and the tokens the request came with.
template <class View, class Change>
Result<Answered<View>> commit(Context& context, Change change) {
  const auto viewer = context.viewer;
  const auto tokens = context.tokens;
  auto bytes = context.store.commit(context.once, [&](store::Tx& tx) -> Result<std::string> {
    context.viewer = viewer;
    context.tokens = tokens;
    KITH_TRY(Outcome<View> outcome, change(tx));
    return encoded(context, std::move(outcome));
  });
  if (!bytes) return std::unexpected(std::move(bytes).error());
  return Answered<View>{*std::move(bytes)};
}

// Runs `look` on a consistent view of the data.
template <class View, class Look>
Result<View> read(Context& context, Look look) {
  Result<View> view = fail(ErrorKind::Bug, "not_read", say("Something went wrong here."));
  KITH_CHECK(context.store.read([&](store::Tx& tx) -> Done {
    view = look(tx);
    if (!view) return std::unexpected(view.error());
    return {};
  }));
  return view;
}

}  // namespace kith::app
