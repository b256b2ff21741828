#include "web/form.h"

#include <gtest/gtest.h>

namespace kith::web {
namespace {

struct Answer {
  Line<20> name;
  Prose<100> reply;
  std::optional<Line<20>> email;
  std::optional<std::int64_t> seats;
  bool stay = false;
};
BOOST_DESCRIBE_STRUCT(Answer, (), (name, reply, email, seats, stay))

std::string outcome(std::string_view form, Answer* answer = nullptr) {
  Answer own;
  const auto values = read_urlencoded(form);
  if (!values) return values.error().code;
  const auto read = read_form(*values, shape_of<Answer>(), answer ? answer : &own);
  if (read) return "ok";
  std::string codes;
  for (const auto& field : read.error().fields) codes += (codes.empty() ? "" : " ") + field.field + ":" + field.code;
  return codes;
}

TEST(Form, ReadsWhatABrowserSends) {
  Answer answer;
  EXPECT_EQ(outcome("name=Frau+M%C3%BCller&reply=a%0D%0Ab&email=&stay=on&_key=x", &answer), "ok");
  EXPECT_EQ(answer.name, "Frau Müller");
  EXPECT_EQ(answer.reply, "a\nb");
  EXPECT_FALSE(answer.email);
  EXPECT_TRUE(answer.stay);
}

TEST(Form, NamesEveryFieldThatDoesNotFit) {
  EXPECT_EQ(outcome("name=&reply=++"), "name:required reply:required");
  EXPECT_EQ(outcome(""), "name:required reply:required");
  EXPECT_EQ(outcome("name=a&reply=b&seats=two"), "seats:not_a_whole_number");
  EXPECT_EQ(outcome("name=a&name=b&reply=c"), "name:twice");
  EXPECT_EQ(outcome("name=a&reply=b&keeper=true"), "keeper:unknown");
}

TEST(Form, RefusesBytesThatAreNoText) {
  for (const char* bad : {"name=%FF&reply=b", "name=a%00b&reply=b", "name=%ED%A0%80&reply=b"})
    EXPECT_EQ(outcome(bad), "name:not_utf8") << bad;
  for (const char* bad : {"name=%G1", "name=%", "name=%4", "%FF=a"}) EXPECT_EQ(outcome(bad), "not_a_form") << bad;
}

TEST(Form, HasABound) {
  std::string many;
  for (int i = 0; i < 1000; ++i) many += "a" + std::to_string(i) + "=1&";
  EXPECT_EQ(outcome(many), "not_a_form");
}

TEST(Cookies, AreReadAsTheyStand) {
  const auto cookies = read_cookies("kith=abc; kith_link=1; kith_link=2; broken; =x");
  EXPECT_EQ(value_of(cookies, "kith"), "abc");
  EXPECT_EQ(cookies.size(), 4u);
  EXPECT_EQ(value_of(cookies, "nothing"), std::nullopt);
}

TEST(Percent, GoesThereAndBack) {
  EXPECT_EQ(percent_decoded(percent_encoded("a/b c?ü")), "a/b c?ü");
  EXPECT_EQ(percent_decoded("%zz"), std::nullopt);
}

}  // namespace
}  // namespace kith::web
