// The HTML face: a view and a template make a page.
// For: rendering any described view; ctemplate with automatic escaping stands behind it. Not for: deciding what to
// show. Errors: load fails (Bug) if any template names what its view does not have; rendering throws if ctemplate
// fails. Threads: after load everything is constant; render is safe from several threads.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/rehearsal/views.h"
#include "base/language.h"
#include "base/result.h"
#include "web/form.h"
#include "web/template_text.h"

namespace kith::web {

// Which view a template shows, and the forms on it.
struct PageUse {
  std::string name;  // the template's, without .html
  const Shape* view = nullptr;
  std::vector<FormOnPage> forms = {};
};

// What stands around every page.
struct Frame {
  std::string house;
  Language language = Language::En;
  std::string path;
  std::string url;  // the page's own full address
  std::string title;
  std::string form_key;
  std::string time_zone;
  std::optional<std::string> person;
  bool keeper = false;
  bool account = false;
  bool live = false;       // fetches itself anew
  bool only_here = false;  // no phone can open its address
  std::string base = {};   // what every address of the page begins with; empty but in a rehearsal
  std::int64_t speed = 1;  // how fast its clocks run
  std::optional<app::RehearsalView> rehearsal = {};
};

// A form that came back with errors: what was typed stays.
struct FormState {
  std::string form;
  Values typed;
  std::vector<FieldError> errors;
};

class Pages {
 public:
  static Result<std::unique_ptr<Pages>> load(const std::vector<PageUse>& uses);
  ~Pages();

  std::string render(const std::string& page, const Frame& frame, const Shape& view, const void* value,
                     const FormState* state = nullptr) const;

 private:
  struct Parts;
  Pages();
  std::unique_ptr<Parts> parts_;
};

}  // namespace kith::web
