#include "web/pages.h"

#include <algorithm>
#include <ctemplate/template.h>
#include <ctemplate/template_cache.h>
#include <ctemplate/template_dictionary.h>
#include <map>
#include <stdexcept>

#include "base/limits.h"
#include "web/templates.h"

namespace kith::web {
namespace {

using ctemplate::TemplateDictionary;

constexpr std::string_view frame_name = "frame", strip_name = "rehearsal_strip";

using Labels = std::map<std::string, std::string, std::less<>>;  // of fields, by name

void* member(const Field& field, const void* owner) { return field.member(const_cast<void*>(owner)); }

std::string scalar_text(const Shape& shape, const void* value) {
  switch (shape.kind) {
    case Kind::Bool:
      return shape.get_integer(value) ? "true" : "";
    case Kind::Integer:
      return std::to_string(shape.get_integer(value));
    case Kind::Number:
      return std::to_string(*static_cast<const double*>(value));
    case Kind::Instant:
      return rfc3339({shape.get_integer(value)});
    case Kind::Id:
      return id_text(shape.get_integer(value));
    case Kind::Choice:
      return std::string(shape.choices[static_cast<std::size_t>(shape.get_integer(value))]);
    case Kind::Optional:
      return shape.size(value) ? scalar_text(*shape.item, shape.at(const_cast<void*>(value), 0)) : "";
    case Kind::Text:
    case Kind::Html:
    case Kind::Link:
      return shape.text(const_cast<void*>(value));
    default:
      return "";
  }
}

bool is_there(const Shape& shape, const void* value) {
  switch (shape.kind) {
    case Kind::Bool:
      return shape.get_integer(value) != 0;
    case Kind::Optional:
    case Kind::List:
      return shape.size(value) != 0;
    case Kind::Text:
    case Kind::Html:
    case Kind::Link:
      return !shape.text(const_cast<void*>(value)).empty();
    default:
      return true;
  }
}

// Fills a dictionary from a view, scope by scope, and says the late messages where they stand.
class Filling {
 public:
  Filling(const LateMessages& late, const Frame& frame)
      : late_(late), frame_(frame), language_(frame.language), zone_(frame.time_zone) {}

  void fill(TemplateDictionary& dict, const Shape& shape, const void* value, const std::string& path) {
    around_.push_back({&shape, value});
    for (const auto& field : shape.fields) fill_field(dict, field, member(field, value), path);
    say_late(dict, path);
    around_.pop_back();
  }

 private:
  void fill_field(TemplateDictionary& dict, const Field& field, const void* value, const std::string& path) {
    const Shape& shape = *field.shape;
    const auto prefix = scope_prefix(path);
    const auto name = prefix + std::string(field.name);
    const auto inside = path + std::string(field.name) + "/";
    const bool some = is_there(shape, value);
    dict.ShowSection(prefix + (some ? "if_" : "no_") + std::string(field.name));
    if (shape.kind == Kind::Struct) return fill(*dict.AddSectionDictionary(name), shape, value, inside);
    if (shape.kind == Kind::List) return fill_items(dict, name, shape, value, inside);
    if (shape.kind != Kind::Optional || shape.item->kind != Kind::Struct) return fill_scalar(dict, name, shape, value);
    if (some) fill(*dict.AddSectionDictionary(name), *shape.item, shape.at(const_cast<void*>(value), 0), inside);
  }

  void fill_scalar(TemplateDictionary& dict, const std::string& name, const Shape& shape, const void* value) {
    const auto text = scalar_text(shape, value);
    dict.SetValue(name, text);
    const bool some = is_there(shape, value);
    const Shape& inner = shape.kind == Kind::Optional ? *shape.item : shape;
    const void* of = shape.kind == Kind::Optional && some ? shape.at(const_cast<void*>(value), 0) : value;
    if (inner.kind == Kind::Choice && some) dict.ShowSection(name + "_" + text);
    if (inner.kind == Kind::Instant && some)
      dict.SetValue(name + "_words", speak(language_, Instant{inner.get_integer(of)}, zone_));
  }

  void fill_items(TemplateDictionary& dict, const std::string& name, const Shape& list, const void* value,
                  const std::string& inside) {
    for (std::size_t i = 0, size = list.size(value); i < size; ++i) {
      const void* item = list.at(const_cast<void*>(value), i);
      if (list.item->kind == Kind::Struct)
        fill(*dict.AddSectionDictionary(name), *list.item, item, inside);
      else if (list.item->kind == Kind::Choice)
        dict.ShowSection(name + "_" + scalar_text(*list.item, item));
      else
        dict.AddSectionDictionary(name)->SetValue("item", scalar_text(*list.item, item));
    }
  }

  void say_late(TemplateDictionary& dict, const std::string& path) {
    const auto found = late_.find(path);
    if (found == late_.end()) return;
    for (const auto& late : found->second) {
      Message message{late.key, {}};
      for (const auto& name : late.values) message.values.emplace_back(name, value_in_sight(name));
      dict.SetValue(late.marker, speak(language_, message));
    }
  }

  MessageValue value_in_sight(const std::string& name) const {
    for (auto scope = around_.rbegin(); scope != around_.rend(); ++scope) {
      const auto* field = scope->first->field(name);
      if (!field) continue;
      const void* value = member(*field, scope->second);
      if (field->shape->kind == Kind::Integer) return field->shape->get_integer(value);
      if (field->shape->kind == Kind::List) return static_cast<std::int64_t>(field->shape->size(value));
      if (field->shape->kind == Kind::Instant)
        return speak(language_, Instant{field->shape->get_integer(value)}, zone_);
      if (field->shape->kind == Kind::Optional && field->shape->item->kind == Kind::Instant &&
          field->shape->size(value))
        return speak(language_, Instant{field->shape->item->get_integer(field->shape->at(const_cast<void*>(value), 0))},
                     zone_);
      return scalar_text(*field->shape, value);
    }
    return name == "frame_person" ? frame_.person.value_or("") : name == "frame_house" ? frame_.house : frame_.title;
  }

  const LateMessages& late_;
  const Frame& frame_;
  Language language_;
  const std::string& zone_;
  std::vector<std::pair<const Shape*, const void*>> around_;
};

// What a form's field holds: typed text if it came back, else the view's field of that name.
std::string form_value(const FormOnPage& form, const Field& field, const Shape& view, const void* value,
                       const FormState* state) {
  if (state && state->form == form.name) return value_of(state->typed, field.name).value_or("");
  if (const auto* shown = view.field(field.name)) return scalar_text(*shown->shape, member(*shown, value));
  // A page that is about one thing holds it as a struct: reply.html shows view.reply.
  for (const auto& part : view.fields) {
    const auto* shown = part.shape->kind == Kind::Struct ? part.shape->field(field.name) : nullptr;
    if (shown) return scalar_text(*shown->shape, member(*shown, member(part, value)));
  }
  return "";
}

void fill_form(TemplateDictionary& dict, const FormOnPage& form, const Shape& view, const void* value,
               const FormState* state) {
  for (const auto& field : form.shape->fields) {
    const auto name = form.name + "_" + std::string(field.name);
    auto text = form_value(form, field, view, value, state);
    if (field.shape->kind == Kind::Bool && text == "on") text = "true";
    if (!text.empty() && text.size() < limits::name_bytes) dict.ShowSection(name + "_is_" + text);
    if (!field.shape->secret) dict.SetValue(name, text);
  }
}

// "Name: This is needed." The summary stands away from the field.
std::string with_label(const Labels& labels, const std::string& field, const std::string& sentence, Language language) {
  const auto found = labels.find(field);
  return found == labels.end() ? sentence : speak(language, Message{found->second, {}}) + ": " + sentence;
}

void fill_errors(TemplateDictionary& dict, const Labels& labels, const FormState& state, Language language) {
  if (state.errors.empty()) return;
  dict.ShowSection(state.form + "_errors");
  for (const auto& error : state.errors) {
    const auto sentence = speak(language, error.sentence);
    auto* beside = dict.AddSectionDictionary(state.form + "_" + error.field + "_error");
    beside->SetValue("error", sentence);
    auto* summary = dict.AddSectionDictionary(state.form + "_error_list");
    summary->SetValue("field", error.field);
    summary->SetValue("error", with_label(labels, state.form + "_" + error.field, sentence, language));
  }
}

void fill_frame(TemplateDictionary& dict, const Frame& frame) {
  // Every form of the page needs it, and an included template sees only what is set for all of them.
  dict.SetTemplateGlobalValue("form_key", frame.form_key);
  dict.SetTemplateGlobalValue("frame_base", frame.base);
  dict.SetValue("frame_house", frame.house);
  dict.SetValue("frame_lang", std::string(lang_attribute(frame.language)));
  dict.SetValue("frame_language", std::string(language_tag(frame.language)));
  dict.SetValue("frame_path", frame.path);
  dict.SetValue("frame_url", frame.url);
  dict.SetValue("frame_title", frame.title);
  dict.SetValue("frame_person", frame.person.value_or(""));
  dict.ShowSection(frame.person ? "frame_if_person" : "frame_no_person");
  if (frame.keeper) dict.ShowSection("frame_if_keeper");
  if (frame.account) dict.ShowSection("frame_if_account");
  if (frame.live) dict.ShowSection("frame_if_live");
  if (frame.only_here) dict.ShowTemplateGlobalSection("frame_if_only_here");
  dict.SetValue("frame_speed", std::to_string(frame.speed));
  dict.ShowTemplateGlobalSection(frame.base.empty() ? "frame_no_rehearsal" : "frame_if_rehearsal");
}

std::string cache_key(Language language, std::string_view name) {
  return std::string(language_tag(language)) + "/" + std::string(name);
}

}  // namespace

struct Pages::Parts {
  struct Page {
    const Shape* view = nullptr;
    std::vector<FormOnPage> forms;
    std::map<Language, LateMessages> late;
    Labels labels;
  };

  ctemplate::TemplateCache cache;
  std::map<std::string, Page, std::less<>> pages;

  // What a rehearsal says of itself, above the page.
  void add_strip(TemplateDictionary& dict, const Frame& frame) const {
    const std::string name(strip_name);
    auto& strip = *dict.AddIncludeDictionary("REHEARSAL");
    strip.SetFilename(cache_key(frame.language, name));
    const auto& late = pages.at(name).late.at(frame.language);
    Filling(late, frame).fill(strip, shape_of<app::RehearsalView>(), &*frame.rehearsal, "");
  }
};

Pages::Pages() : parts_(std::make_unique<Parts>()) {}
Pages::~Pages() = default;

Result<std::unique_ptr<Pages>> Pages::load(const std::vector<PageUse>& uses) {
  std::unique_ptr<Pages> pages(new Pages);
  auto all = uses;
  all.push_back({std::string(frame_name), &no_struct});
  all.push_back({std::string(strip_name), &shape_of<app::RehearsalView>()});
  for (const auto& use : all) {
    auto& page = pages->parts_->pages[use.name];
    page.view = use.view;
    page.labels = labels_of(embedded_template(use.name));
    for (const auto& form : use.forms)
      if (std::ranges::find(page.forms, form.name, &FormOnPage::name) == page.forms.end()) page.forms.push_back(form);
    for (auto language : {Language::En, Language::De, Language::DeDu}) {
      KITH_TRY(auto text, prepare_template(use.name, embedded_template(use.name), language, *use.view, page.forms));
      page.late[language] = std::move(text.late);
      pages->parts_->cache.Delete(cache_key(language, use.name));
      if (!pages->parts_->cache.StringToTemplateCache(cache_key(language, use.name), text.text,
                                                      ctemplate::DO_NOT_STRIP))
        return fail(ErrorKind::Bug, "template", say("A page of this house is broken."),
                    "ctemplate refuses " + use.name);
    }
  }
  pages->parts_->cache.Freeze();
  return pages;
}

std::string Pages::render(const std::string& page, const Frame& frame, const Shape& view, const void* value,
                          const FormState* state) const {
  const auto& made = parts_->pages.at(page);
  TemplateDictionary dict("page");
  fill_frame(dict, frame);
  Filling(parts_->pages.at(std::string(frame_name)).late.at(frame.language), frame).fill(dict, no_struct, nullptr, "");
  auto& content = *dict.AddIncludeDictionary("CONTENT");
  content.SetFilename(cache_key(frame.language, page));
  Filling(made.late.at(frame.language), frame).fill(content, view, value, "");
  for (const auto& form : made.forms) fill_form(content, form, view, value, state);
  if (state) fill_errors(content, made.labels, *state, frame.language);
  if (frame.rehearsal) parts_->add_strip(dict, frame);
  std::string html;
  if (!parts_->cache.ExpandNoLoad(cache_key(frame.language, frame_name), ctemplate::DO_NOT_STRIP, &dict, nullptr,
                                  &html))
    throw std::runtime_error("page " + page + " could not be rendered");
  return html;
}

}  // namespace kith::web
