// What stands in a template, before ctemplate sees it: fixed text to translate, messages to fill, markers to check.
// For: pages.cpp, once at start. The language of templates is told in TEMPLATES.md.
// Errors: Bug with the template's name and what is wrong, so that a misspelt marker stops the start of the program.
// Pure functions.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "base/result.h"
#include "base/shape.h"

namespace kith::web {

// Of a template that is filled with nothing of its own.
inline const Shape no_struct{.kind = Kind::Struct};

// A form that a page holds: its command's name in snake case and its fields.
struct FormOnPage {
  std::string name;
  const Shape* shape = nullptr;
};

// A [[message with {values}]]: the marker put in its place, and which values it takes from the fields around it.
struct LateMessage {
  std::string marker;
  std::string key;
  std::vector<std::string> values;
};

// Messages by the scope they stand in: "" is the view, "replies/" one reply.
using LateMessages = std::map<std::string, std::vector<LateMessage>, std::less<>>;

struct TemplateText {
  std::string text;  // for ctemplate
  LateMessages late;
};

// ctemplate looks a name up in the dictionaries around it, too, so that a reply that nobody may edit would show what
// its post allows. Names therefore carry the depth of their struct: s0_title is the view's, s1_name that of one of its
// replies.
std::string scope_prefix(std::string_view path);

// What the labels of a template say, untranslated, by the id of their field: an error's summary names it by the label.
std::map<std::string, std::string, std::less<>> labels_of(std::string_view source);

// Translates, sets the addresses of assets, and checks every marker against the view and the forms.
Result<TemplateText> prepare_template(const std::string& name, std::string_view source, Language language,
                                      const Shape& view, const std::vector<FormOnPage>& forms);

}  // namespace kith::web
