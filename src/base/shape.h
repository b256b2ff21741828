// The shape of a described struct at run time: its fields, their kinds, and how to reach them.
// For: everything that must treat all views and commands alike without knowing them: JSON, forms, templates, OpenAPI.
// A struct is described once, beside its definition: BOOST_DESCRIBE_STRUCT(PostView, (), (id, title, replies)).
// Shapes are built once per type, live for ever and are safe to read from several threads.
#pragma once
#include <boost/describe.hpp>
#include <boost/mp11/algorithm.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "base/text_types.h"

namespace kith {

enum class Kind { Bool, Integer, Number, Text, Html, Link, Instant, Id, Choice, Optional, List, Struct };

struct Shape;

struct Field {
  std::string_view name;
  const Shape* shape;
  void* (*member)(void* owner);
};

struct Shape {
  Kind kind;
  std::string_view name = {};                  // of a Struct or Choice, e.g. "PostView"
  std::size_t max_bytes = 0;                   // Text: 0 = unbounded (only in views)
  bool one_line = false;                       // Text
  bool secret = false;                         // Text
  bool email = false;                          // Text
  std::vector<Field> fields = {};              // Struct
  std::vector<std::string_view> choices = {};  // Choice, in snake_case as written outside
  const Shape* item = nullptr;                 // Optional, List

  // Access; which of them are set follows from the kind.
  std::int64_t (*get_integer)(const void*) = nullptr;  // Integer, Id, Choice (its index), Instant
  bool (*set_integer)(void*, std::int64_t) = nullptr;  // false if out of range
  std::string& (*text)(void*) = nullptr;               // Text, Html, Link
  std::size_t (*size)(const void*) = nullptr;          // Optional (0 or 1), List
  void* (*at)(void*, std::size_t) = nullptr;           // Optional, List
  void* (*append)(void*) = nullptr;                    // Optional (makes the value), List

  const Field* field(std::string_view wanted) const;
};

// Names of choices and structs as the outside sees them: SitOut -> sit_out.
std::string_view snake_case(std::string_view camel);

template <class T>
const Shape& shape_of();

namespace shape_detail {

template <class T>
struct IsId : std::false_type {};
template <class Noun>
struct IsId<Id<Noun>> : std::true_type {};
template <class T>
struct Bounded : std::false_type {};
template <std::size_t N>
struct Bounded<Line<N>> : std::true_type {
  static constexpr std::size_t max = N;
  static constexpr bool one_line = true, secret = false, email = false;
};
template <std::size_t N>
struct Bounded<Email<N>> : std::true_type {
  static constexpr std::size_t max = N;
  static constexpr bool one_line = true, secret = false, email = true;
};
template <std::size_t N>
struct Bounded<Prose<N>> : std::true_type {
  static constexpr std::size_t max = N;
  static constexpr bool one_line = false, secret = false, email = false;
};
template <std::size_t N>
struct Bounded<Secret<N>> : std::true_type {
  static constexpr std::size_t max = N;
  static constexpr bool one_line = true, secret = true, email = false;
};
template <class T>
struct Items : std::false_type {};
template <class T>
struct Items<std::vector<T>> : std::true_type {
  using item = T;
};
template <class T>
struct Items<std::optional<T>> : std::true_type {
  using item = T;
};
template <class T>
concept IsVector = Items<T>::value && requires(T& t) { t.resize(1); };

template <auto Get, auto Set, class T>
void integer_access(Shape& s) {
  s.get_integer = [](const void* p) { return Get(*static_cast<const T*>(p)); };
  s.set_integer = [](void* p, std::int64_t v) { return Set(*static_cast<T*>(p), v); };
}

template <class T>
void integer_like(Shape& s) {
  integer_access<[](const T& t) -> std::int64_t {
    if constexpr (requires { t.value; })
      return t.value;
    else if constexpr (requires { t.ms; })
      return t.ms;
    else
      return static_cast<std::int64_t>(t);
  },
                 [](T& t, std::int64_t v) {
                   if constexpr (requires { t.value; })
                     t.value = v;
                   else if constexpr (requires { t.ms; })
                     t.ms = v;
                   else {
                     t = static_cast<T>(v);
                     return static_cast<std::int64_t>(t) == v;
                   }
                   return true;
                 },
                 T>(s);
}

template <class T>
void choice(Shape& s) {
  integer_like<T>(s);
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>(
      [&](auto e) { s.choices.push_back(snake_case(e.name)); });
}

template <class T>
void items(Shape& s) {
  s.item = &shape_of<typename Items<T>::item>();
  if constexpr (IsVector<T>) {
    s.size = [](const void* p) { return static_cast<const T*>(p)->size(); };
    s.at = [](void* p, std::size_t i) -> void* { return &(*static_cast<T*>(p))[i]; };
    s.append = [](void* p) -> void* { return &static_cast<T*>(p)->emplace_back(); };
  } else {
    s.size = [](const void* p) -> std::size_t { return static_cast<const T*>(p)->has_value() ? 1 : 0; };
    s.at = [](void* p, std::size_t) -> void* { return &**static_cast<T*>(p); };
    s.append = [](void* p) -> void* { return &static_cast<T*>(p)->emplace(); };
  }
}

template <class T>
void members(Shape& s) {
  using All = boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>;
  boost::mp11::mp_for_each<All>([&]<class D>(D) {
    using Member = std::remove_cvref_t<decltype(std::declval<T&>().*D::pointer)>;
    s.fields.push_back(
        {D::name, &shape_of<Member>(), [](void* p) -> void* { return &(static_cast<T*>(p)->*D::pointer); }});
  });
}

template <class T>
Shape make() {
  if constexpr (std::is_same_v<T, bool>) {
    Shape s{.kind = Kind::Bool};
    integer_like<bool>(s);
    return s;
  } else if constexpr (std::is_integral_v<T>) {
    Shape s{.kind = Kind::Integer};
    integer_like<T>(s);
    return s;
  } else if constexpr (std::is_same_v<T, double>) {
    return {.kind = Kind::Number};
  } else if constexpr (std::is_same_v<T, Instant>) {
    Shape s{.kind = Kind::Instant};
    integer_like<T>(s);
    return s;
  } else if constexpr (IsId<T>::value) {
    Shape s{.kind = Kind::Id};
    integer_like<T>(s);
    return s;
  } else if constexpr (std::is_enum_v<T>) {
    Shape s{.kind = Kind::Choice};
    choice<T>(s);
    return s;
  } else if constexpr (std::is_same_v<T, SafeHtml>) {
    Shape s{.kind = Kind::Html};
    s.text = [](void* p) -> std::string& { return static_cast<T*>(p)->html; };
    return s;
  } else if constexpr (std::is_same_v<T, Link>) {
    Shape s{.kind = Kind::Link};
    s.text = [](void* p) -> std::string& { return static_cast<T*>(p)->url; };
    return s;
  } else if constexpr (std::is_base_of_v<std::string, T>) {
    Shape s{.kind = Kind::Text};
    if constexpr (Bounded<T>::value) {
      s.max_bytes = Bounded<T>::max;
      s.one_line = Bounded<T>::one_line;
      s.secret = Bounded<T>::secret;
      s.email = Bounded<T>::email;
    }
    s.text = [](void* p) -> std::string& { return *static_cast<T*>(p); };
    return s;
  } else if constexpr (Items<T>::value) {
    Shape s{.kind = IsVector<T> ? Kind::List : Kind::Optional};
    items<T>(s);
    return s;
  } else {
    Shape s{.kind = Kind::Struct};
    members<T>(s);
    return s;
  }
}

// The unqualified name of T, cut from the compiler's signature of this function.
template <class T>
std::string_view type_name() {
  std::string_view name = __PRETTY_FUNCTION__;
  name = name.substr(name.find("T = ") + 4);
  name = name.substr(0, name.find_first_of(";]"));
  const auto colon = name.rfind(':');
  return colon == name.npos ? name : name.substr(colon + 1);
}

}  // namespace shape_detail

template <class T>
const Shape& shape_of() {
  static const Shape shape = [] {
    Shape s = shape_detail::make<T>();
    if (s.kind == Kind::Struct || s.kind == Kind::Choice) s.name = shape_detail::type_name<T>();
    return s;
  }();
  return shape;
}

}  // namespace kith
