#include "web/template_text.h"

#include <gtest/gtest.h>

namespace kith::web {
namespace {

enum class Can { Edit, Nod };
BOOST_DESCRIBE_ENUM(Can, Edit, Nod)

struct Answer {
  std::string name;
  std::optional<Instant> edited;
  std::vector<Can> can;
};
BOOST_DESCRIBE_STRUCT(Answer, (), (name, edited, can))

struct Page {
  std::string title;
  SafeHtml html;
  std::vector<Answer> replies;
  std::vector<Can> can;
  std::optional<Instant> edited;
};
BOOST_DESCRIBE_STRUCT(Page, (), (title, html, replies, can, edited))

struct Reply {
  Line<20> name;
  Can door = Can::Edit;
};
BOOST_DESCRIBE_STRUCT(Reply, (), (name, door))

const std::string pragma = "{{%AUTOESCAPE context=\"HTML\"}}";

Result<TemplateText> prepared(const std::string& source) {
  static const std::vector<FormOnPage> forms{{"reply", &shape_of<Reply>()}};
  return prepare_template("page", pragma + source, Language::En, shape_of<Page>(), forms);
}

std::string text(const std::string& source) {
  const auto result = prepared(source);
  return result ? result->text.substr(pragma.size()) : result.error().detail;
}

TEST(Template, NamesCarryTheDepthOfTheirStruct) {
  EXPECT_EQ(text("{{title}}{{#replies}}{{name}}{{/replies}}"), "{{s0_title}}{{#s0_replies}}{{s1_name}}{{/s0_replies}}");
  EXPECT_EQ(
      text("{{#can_edit}}a{{/can_edit}}{{#replies}}{{#can_edit}}b{{/can_edit}}{{title}}{{/replies}}"),
      "{{#s0_can_edit}}a{{/s0_can_edit}}{{#s0_replies}}{{#s1_can_edit}}b{{/s1_can_edit}}{{s0_title}}{{/s0_replies}}");
}

TEST(Template, FixedTextIsEscapedAndMessagesAreFilledLate) {
  EXPECT_EQ(text("[[Bread & butter]]"), "Bread &amp; butter");
  const auto result = prepared("{{#replies}}[[{name} says\n   {title}]]{{/replies}}").value();
  EXPECT_EQ(result.text, pragma + "{{#s0_replies}}{{say_1}}{{/s0_replies}}");
  const auto& late = result.late.at("replies/").front();
  EXPECT_EQ(late.key, "{name} says {title}");
  EXPECT_EQ(late.values, (std::vector<std::string>{"name", "title"}));
}

TEST(Template, PluralsNameTheirValueOnce) {
  const auto result = prepared("[[{replies, plural, =0 {none} one {# reply} other {# replies}}]]").value();
  EXPECT_EQ(result.late.at("").front().values, (std::vector<std::string>{"replies"}));
}

TEST(Template, FormsBringTheirOwnMarkers) {
  EXPECT_EQ(text("{{reply_name}}{{#reply_name_error}}{{error}}{{/reply_name_error}}"),
            "{{reply_name}}{{#reply_name_error}}{{error}}{{/reply_name_error}}");
  EXPECT_EQ(text("{{#reply_door_is_nod}}x{{/reply_door_is_nod}}"), "{{#reply_door_is_nod}}x{{/reply_door_is_nod}}");
  EXPECT_EQ(text("{{#reply_errors}}{{#reply_error_list}}{{field}}{{/reply_error_list}}{{/reply_errors}}"),
            "{{#reply_errors}}{{#reply_error_list}}{{field}}{{/reply_error_list}}{{/reply_errors}}");
}

// A misspelt name would otherwise be rendered as nothing, and nobody would notice.
TEST(Template, WhatTheViewDoesNotHaveStopsTheStart) {
  for (const char* bad :
       {"{{titel}}", "{{#repliez}}{{/repliez}}", "{{#can_editt}}{{/can_editt}}", "{{replies}}", "{{html}}",
        "{{title:none}}", "{{#replies}}", "{{/replies}}", "{{#title}}{{/title}}", "[[{nobody} here]]", "{{reply_nam}}",
        "asset://nothing.css", "{{error}}", "{{#if_nothing}}{{/if_nothing}}", "[[open", "{{open",
        "{{#reply_door_is_left}}{{/reply_door_is_left}}"})
    EXPECT_FALSE(prepared(bad)) << bad;
  EXPECT_FALSE(prepare_template("page", "no pragma", Language::En, shape_of<Page>(), {}));
}

TEST(Template, WhatStandsBetweenTagsKeepsItsLineBreaks) {
  EXPECT_EQ(text("<p>{{title}}</p><a title=\"{{title}}\">"),
            "<p>{{s0_title:pre_escape}}</p><a title=\"{{s0_title}}\">");
}

TEST(Template, OnlySafeHtmlGoesUnescaped) { EXPECT_EQ(text("{{html:none}}"), "{{s0_html:none}}"); }

TEST(TemplateText, LabelsAreFoundByTheirField) {
  const auto labels = labels_of(
      R"html(<label for="reply_name">[[Name]] <span>*</span></label><label for="x_y" class="a">[[E-mail]]</label>
    <label>[[None]]</label><label for="mark_note">[[About {name}]]</label>)html");
  EXPECT_EQ(labels, (std::map<std::string, std::string, std::less<>>{{"reply_name", "Name"}, {"x_y", "E-mail"}}));
}

}  // namespace
}  // namespace kith::web
