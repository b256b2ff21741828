#include "web/template_text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <regex>

#include "web/assets.h"

namespace kith::web {
namespace {

constexpr std::array frame_values{"form_key",    "frame_house",  "frame_lang", "frame_language", "frame_path",
                                  "frame_title", "frame_person", "frame_url",  "frame_base",     "frame_speed"};
constexpr std::array frame_sections{"frame_if_person",    "frame_no_person",   "frame_if_keeper",
                                    "frame_if_account",   "frame_if_live",     "frame_if_rehearsal",
                                    "frame_no_rehearsal", "frame_if_only_here"};

std::string escaped(std::string_view text) {
  std::string result;
  for (char c : text) {
    if (c == '&')
      result += "&amp;";
    else if (c == '<')
      result += "&lt;";
    else if (c == '>')
      result += "&gt;";
    else if (c == '"')
      result += "&quot;";
    else
      result += c;
  }
  return result;
}

std::string with_single_spaces(std::string_view text) {
  std::string result;
  for (char c : text) {
    const bool space = std::isspace(static_cast<unsigned char>(c)) != 0;
    if (!space)
      result += c;
    else if (!result.empty() && result.back() != ' ')
      result += ' ';
  }
  if (result.ends_with(' ')) result.pop_back();
  return result;
}

// An address of this house begins with what a rehearsal puts before it; house:// stays the house's own.
std::string with_base(std::string_view text) {
  constexpr std::string_view own = "=\"/", house = "=\"house://";
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const auto found = std::min({text.find(own, at), text.find(house, at), text.size()});
    result += text.substr(at, found - at);
    at = found;
    if (text.substr(at).starts_with(own)) {
      result += "=\"{{frame_base}}/";
      at += own.size();
    } else if (text.substr(at).starts_with(house)) {
      result += "=\"/";
      at += house.size();
    }
  }
  return result;
}

const Shape* struct_inside(const Shape* shape) {
  while (shape->kind == Kind::Optional || shape->kind == Kind::List) shape = shape->item;
  return shape->kind == Kind::Struct ? shape : nullptr;
}

bool has_choice(const Shape& shape, std::string_view choice) {
  return std::ranges::find(shape.choices, choice) != shape.choices.end();
}

// Reads one template from front to back and writes what ctemplate gets.
class Preparation {
 public:
  Preparation(const std::string& name, std::string_view source, Language language, const Shape& view,
              const std::vector<FormOnPage>& forms)
      : name_(name), rest_(source), language_(language), forms_(forms) {
    scopes_.push_back({"", "", "", &view, Scope::View});
  }

  Result<TemplateText> run() {
    if (!rest_.starts_with("{{%AUTOESCAPE context=\"HTML\"}}"))
      return wrong("does not begin with the AUTOESCAPE pragma");
    while (!rest_.empty()) {
      const auto next = std::min({rest_.find("[["), rest_.find("{{"), rest_.find("asset://"), rest_.size()});
      done_.text += with_base(rest_.substr(0, next));
      rest_.remove_prefix(next);
      if (rest_.empty()) break;
      KITH_CHECK(rest_.starts_with("[[") ? words() : rest_.starts_with("{{") ? marker() : asset());
    }
    if (scopes_.size() > 1) return wrong("leaves the section " + scopes_.back().section + " open");
    return std::move(done_);
  }

 private:
  struct Scope {
    enum Holds { View, Errors };
    std::string section;   // as the template names it
    std::string rendered;  // as ctemplate gets it
    std::string path;      // of structs and lists only: where late messages belong
    const Shape* shape;
    Holds holds;
  };

  std::unexpected<Error> wrong(const std::string& what) const {
    return fail(ErrorKind::Bug, "template", say("A page of this house is broken."), "template " + name_ + " " + what);
  }

  Done words() {
    const auto end = rest_.find("]]");
    if (end == rest_.npos) return wrong("has [[ without ]]");
    const auto key = with_single_spaces(rest_.substr(2, end - 2));
    rest_.remove_prefix(end + 2);
    if (key.find('{') == key.npos) {
      done_.text += escaped(translate(language_, key));
      return {};
    }
    LateMessage message{"say_" + std::to_string(++messages_), key, value_names(key)};
    for (const auto& value : message.values)
      if (!value.starts_with("frame_") && !field(value)) return wrong("says {" + value + "}, which is no field here");
    done_.text += "{{" + message.marker + "}}";
    done_.late[scopes_.back().path].push_back(std::move(message));
    return {};
  }

  Done asset() {
    const auto begin = std::string_view("asset://").size();
    const auto end = std::min(rest_.find_first_of("\"' \n<)", begin), rest_.size());
    const auto url = asset_url(rest_.substr(begin, end - begin));
    if (url.empty()) return wrong("names the asset " + std::string(rest_.substr(begin, end - begin)));
    done_.text += url;
    rest_.remove_prefix(end);
    return {};
  }

  Done marker() {
    const auto end = rest_.find("}}");
    if (end == rest_.npos) return wrong("has {{ without }}");
    const auto inner = rest_.substr(2, end - 2);
    const auto whole = rest_.substr(0, end + 2);
    rest_.remove_prefix(end + 2);
    if (inner.starts_with('!')) return {};
    if (inner.starts_with('#')) return open(std::string(inner.substr(1)));
    if (inner.starts_with('/')) return close(inner.substr(1));
    if (!inner.starts_with('%') && inner != ">CONTENT" && inner != ">REHEARSAL") return value(inner);
    done_.text += whole;
    return {};
  }

  Done close(std::string_view section) {
    if (scopes_.size() < 2 || scopes_.back().section != section)
      return wrong("closes " + std::string(section) + " out of turn");
    done_.text += "{{/" + scopes_.back().rendered + "}}";
    scopes_.pop_back();
    return {};
  }

  // The innermost scope whose struct has a field of that name.
  const Scope* scope_of(std::string_view wanted) const {
    for (auto scope = scopes_.rbegin(); scope != scopes_.rend(); ++scope)
      if (scope->shape->field(wanted)) return &*scope;
    return nullptr;
  }
  const Field* field(std::string_view wanted) const {
    const auto* scope = scope_of(wanted);
    return scope ? scope->shape->field(wanted) : nullptr;
  }

  // Whether `marker` is FORM_FIELD of a form on this page, with `tail` behind it.
  bool is_form_field(std::string_view marker, std::string_view tail) const {
    return std::ranges::any_of(forms_, [&](const FormOnPage& form) {
      return std::ranges::any_of(form.shape->fields, [&](const Field& f) {
        return marker == form.name + "_" + std::string(f.name) + std::string(tail);
      });
    });
  }

  bool is_form_choice(std::string_view marker) const {
    for (const auto& form : forms_) {
      for (const auto& f : form.shape->fields) {
        const auto stem = form.name + "_" + std::string(f.name) + "_is_";
        if (!marker.starts_with(stem)) continue;
        const auto choice = marker.substr(stem.size());
        const auto* shape = f.shape->kind == Kind::Optional ? f.shape->item : f.shape;
        if (shape->kind == Kind::Bool ? choice == "true" : shape->kind != Kind::Choice || has_choice(*shape, choice))
          return true;
      }
    }
    return false;
  }

  bool is_form_errors(std::string_view section, std::string_view tail) const {
    return std::ranges::any_of(forms_,
                               [&](const FormOnPage& form) { return section == form.name + std::string(tail); });
  }

  // The scope in which SECTION is FIELD_CHOICE of a choice or a list of choices.
  const Scope* scope_of_choice(std::string_view section) const {
    for (auto scope = scopes_.rbegin(); scope != scopes_.rend(); ++scope) {
      for (const auto& f : scope->shape->fields) {
        const auto* shape = f.shape->kind == Kind::List || f.shape->kind == Kind::Optional ? f.shape->item : f.shape;
        const auto stem = std::string(f.name) + "_";
        if (shape->kind == Kind::Choice && section.starts_with(stem) && has_choice(*shape, section.substr(stem.size())))
          return &*scope;
      }
    }
    return nullptr;
  }

  static std::string in_scope(const Scope& scope, std::string_view name) {
    return scope_prefix(scope.path) + std::string(name);
  }

  // What ctemplate gets for a section that only shows or hides; nullopt if SECTION is no such thing.
  std::optional<std::string> condition(std::string_view section) const {
    if (std::ranges::find(frame_sections, section) != frame_sections.end()) return std::string(section);
    if (section.starts_with("if_") || section.starts_with("no_"))
      if (const auto* scope = scope_of(section.substr(3))) return in_scope(*scope, section);
    if (const auto* scope = scope_of_choice(section)) return in_scope(*scope, section);
    if (is_form_choice(section) || is_form_errors(section, "_errors")) return std::string(section);
    return std::nullopt;
  }

  Done open(const std::string& section) {
    const Scope around = scopes_.back();
    if (is_form_field(section, "_error") || is_form_errors(section, "_error_list")) {
      scopes_.push_back({section, section, around.path, around.shape, Scope::Errors});
    } else if (auto shown = condition(section)) {
      scopes_.push_back({section, *shown, around.path, around.shape, around.holds});
    } else if (const auto* scope = scope_of(section)) {
      const auto* list = scope->shape->field(section)->shape;
      const auto* inner = struct_inside(list);
      if (!inner && list->kind != Kind::List) return wrong("opens " + section + ", which holds nothing");
      if (scope->path != around.path) return wrong("opens " + section + ", which belongs to a struct further out");
      scopes_.push_back(
          {section, in_scope(*scope, section), around.path + section + "/", inner ? inner : &no_struct, Scope::View});
    } else {
      return wrong("opens " + section + ", which is no field here");
    }
    done_.text += "{{#" + scopes_.back().rendered + "}}";
    return {};
  }

  // What ctemplate gets for a value; nullopt if MARKER is none.
  std::optional<std::string> known_value(std::string_view marker) const {
    const auto plain = std::string(marker);
    if (std::ranges::find(frame_values, marker) != frame_values.end() || marker == "item") return plain;
    if (scopes_.back().holds == Scope::Errors && (marker == "error" || marker == "field")) return plain;
    if (const auto* scope = scope_of(marker)) {
      const auto kind = scope->shape->field(marker)->shape->kind;
      if (struct_inside(scope->shape->field(marker)->shape) || kind == Kind::List || kind == Kind::Html)
        return std::nullopt;
      return in_scope(*scope, marker);
    }
    if (marker.ends_with("_words"))
      if (const auto* scope = scope_of(marker.substr(0, marker.size() - 6))) return in_scope(*scope, marker);
    return is_form_field(marker, "") ? std::optional(plain) : std::nullopt;
  }

  Done value(std::string_view marker) {
    if (marker.ends_with(":none")) {
      const auto name = marker.substr(0, marker.size() - 5);
      const auto* scope = scope_of(name);
      if (!scope || scope->shape->field(name)->shape->kind != Kind::Html)
        return wrong("shows {{" + std::string(marker) + "}} unescaped, which is no SafeHtml");
      done_.text += "{{" + in_scope(*scope, marker) + "}}";
      return {};
    }
    const auto known = known_value(marker);
    if (!known) return wrong("shows {{" + std::string(marker) + "}}, which is no field here");
    // ctemplate's usual escaping makes spaces of line breaks; what stands between tags keeps them, as it was typed.
    done_.text += "{{" + *known + (done_.text.ends_with('>') ? ":pre_escape" : "") + "}}";
    return {};
  }

  const std::string& name_;
  std::string_view rest_;
  Language language_;
  const std::vector<FormOnPage>& forms_;
  std::vector<Scope> scopes_;
  TemplateText done_;
  int messages_ = 0;
};

}  // namespace

std::string scope_prefix(std::string_view path) { return "s" + std::to_string(std::ranges::count(path, '/')) + "_"; }

std::map<std::string, std::string, std::less<>> labels_of(std::string_view source) {
  static const std::regex label(R"re(<label for="([a-z_]+)"[^>]*>\[\[([^\]{]+)\]\])re");
  std::map<std::string, std::string, std::less<>> labels;
  using Iterator = std::regex_iterator<std::string_view::const_iterator>;
  for (Iterator found(source.begin(), source.end(), label), end; found != end; ++found)
    labels.emplace((*found)[1].str(), (*found)[2].str());
  return labels;
}

Result<TemplateText> prepare_template(const std::string& name, std::string_view source, Language language,
                                      const Shape& view, const std::vector<FormOnPage>& forms) {
  return Preparation(name, source, language, view, forms).run();
}

}  // namespace kith::web
