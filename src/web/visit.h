// One request on a worker thread, from route to response. See docs/ARCHITECTURE.md, "One request".
// For: service.cpp. One Visit serves one request and is then thrown away; it is used by one thread.
#pragma once
#include <string>

#include "app/arrive.h"
#include "app/rehearsal/rehearsals.h"
#include "app/rehearsal/views.h"
#include "web/answer.h"
#include "web/day_streams.h"
#include "web/errors.h"
#include "web/guard.h"
#include "web/http/message.h"
#include "web/kept_pages.h"
#include "web/pages.h"
#include "web/ready_pages.h"
#include "web/route.h"
#include "web/service.h"

namespace kith::web {

inline constexpr std::string_view json_type = "application/json";

// What all visits share; constant while requests are served.
struct Desk {
  app::Building building;
  ServiceOptions options;
  std::shared_ptr<const Routes> routes;
  std::shared_ptr<const Pages> pages;
  std::unique_ptr<KeptPages> kept = std::make_unique<KeptPages>();
  std::unique_ptr<ReadyPages> ready = std::make_unique<ReadyPages>();
  std::unique_ptr<DayStreams> streams = std::make_unique<DayStreams>();
  std::function<void()> committed = {};  // called after every command that was done
  app::Rehearsals* rehearsals = nullptr;
  std::shared_ptr<app::Rehearsal> rehearsal = {};  // whose desk this is; none: the house's own
  std::string base = {};  // its addresses begin with that (web/rehearsal_rooms.h); empty for the house
};

class Visit {
 public:
  Visit(Desk& desk, http::Request request);
  // Never throws; a bug becomes a 500 with a request id that the log has, too.
  http::Response run();

 private:
  Result<http::Response> serve();
  Result<http::Response> look(const Route& route, const Input& input);
  Result<http::Response> open(const Route& route, const Input& input);
  Result<http::Response> watch(const Route& route, const Input& input);
  std::string watcher() const;
  Result<http::Response> act(const Route& route, const Input& input);
  Result<Input> read(const Route& route, Values path);
  Done arrive();
  Done admit(const Route& route) const;
  Done check_sender(const Values& form) const;
  void read_cookies();
  void read_form_key(const Values& form);
  Language chosen_language() const;
  std::string house_url() const;
  Hosts hosts() const;
  bool is_closed_to(const Route& route) const;

  http::Response show(const Route& route, const Viewed& viewed, int status, const FormState* state);
  http::Response page(const std::string& name, const Message& title, const Shape& shape, const void* view, int status,
                      const FormState* state = nullptr);
  http::Response closed_page();
  http::Response answered(const Answer& answer) const;
  http::Response failed(const Error& error, std::vector<TypedView> typed = {});
  http::Response turned_away(const Route& route, const Error& error);
  http::Response failed_form(const Route& route, const Input& input, const Error& error);
  http::Response error_response(const ErrorView& view, const std::string& json, int retry_after_s);
  http::Response refused(int status, const std::string& code, const Message& sentence);
  http::Response kept_page(const Route& route, const Input& input, const std::string& stamp);
  void seal_headers(http::Response& response) const;
  void keep_ready(const http::Response& response);
  Frame frame(const Message& title, const Shape* shape, const void* view);
  std::string key_viewer() const;
  std::string asker() const;
  std::optional<app::RehearsalView> rehearsal_now();
  void log_trouble(const Error& error);

  Desk& desk_;
  http::Request request_;
  std::string request_id_;
  Values cookies_;
  std::string sign_in_;
  app::Context context_;
  bool live_ = false;  // the route's page is
  bool html_ = false;
  bool bearer_ = false;
  std::optional<std::uint64_t> moment_;  // of the store, before anything was read
  Instant began_;                        // by the house's clock, before anything was read
  std::optional<CutPage> kept_;          // of the answer, if anybody without cookies may have it again
};

}  // namespace kith::web
