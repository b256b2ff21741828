#include "web/pages.h"

#include <gtest/gtest.h>

#include "app/posts/views.h"
#include "web/page_uses.h"

namespace kith::web {
namespace {

// Every template against every view it shows, in all three languages: what `kith serve` does at its start.
std::unique_ptr<Pages> all_pages() {
  static const auto routes = all_routes();  // pages point into it
  auto pages = Pages::load(page_uses(routes));
  if (!pages) throw std::runtime_error(pages.error().detail);
  return *std::move(pages);
}

app::PostView post_with_reply() {
  app::PostView post{.id = {1}, .title = "<script>alert(1)</script>", .language = "de"};
  post.can = {app::PostCan::Answer, app::PostCan::Edit, app::PostCan::Nod};
  post.edited = Instant{1};
  post.replies.push_back({ReplyId{2}, "<b>Ana</b> {{title}}", "\"quoted\" <img src=x onerror=alert(1)>"});
  return post;
}

Frame frame() {
  Frame frame;
  frame.house = "Haus";
  frame.time_zone = "Europe/Berlin";
  return frame;
}

TEST(Pages, ShowEveryViewTheRoutesHave) { EXPECT_NE(all_pages(), nullptr); }

TEST(Pages, LetNoMarkupOfOthersThrough) {
  const auto pages = all_pages();
  const auto post = post_with_reply();
  const auto html = pages->render("post", frame(), shape_of<app::PostView>(), &post);
  EXPECT_EQ(html.find("<script>alert"), std::string::npos);
  EXPECT_EQ(html.find("<b>Ana"), std::string::npos);
  EXPECT_EQ(html.find("<img src=x"), std::string::npos);
  EXPECT_NE(html.find("{{title}}"), std::string::npos);  // typed by somebody: shown, not evaluated
}

// ctemplate looks a section up in the dictionaries around it; the depth in its name keeps the two apart.
TEST(Pages, WhatOneMayDoWithAPostIsNotAllowedForItsReplies) {
  const auto pages = all_pages();
  auto post = post_with_reply();
  const auto without = pages->render("post", frame(), shape_of<app::PostView>(), &post);
  EXPECT_EQ(without.find("/replies/" + ReplyId{2}.text() + "/nod"), std::string::npos);
  post.replies[0].can = {app::ReplyCan::Nod};
  const auto with = pages->render("post", frame(), shape_of<app::PostView>(), &post);
  EXPECT_NE(with.find("/replies/" + ReplyId{2}.text() + "/nod"), std::string::npos);
}

std::size_t count_of(const std::string& html, const std::string& part) {
  std::size_t count = 0;
  for (auto at = html.find(part); at != html.npos; at = html.find(part, at + part.size())) ++count;
  return count;
}

TEST(Pages, EveryFormCarriesTheFormKey) {
  const auto pages = all_pages();
  auto post = post_with_reply();
  post.replies_open = true;
  post.replies[0].can = {app::ReplyCan::Nod};
  auto around = frame();
  around.form_key = "the-key";
  const auto html = pages->render("post", around, shape_of<app::PostView>(), &post);
  EXPECT_GT(count_of(html, "name=\"_key\""), 2u);
  EXPECT_EQ(count_of(html, "name=\"_key\" value=\"the-key\""), count_of(html, "name=\"_key\""));
}

TEST(Pages, AFormThatCameBackKeepsWhatWasTyped) {
  const auto pages = all_pages();
  const auto post = post_with_reply();
  const FormState state{
      "answer_post", {{"name", "Zo\"e"}, {"email", "broken"}}, {{"email", "not_an_email", say("no address")}}};
  const auto html = pages->render("post", frame(), shape_of<app::PostView>(), &post, &state);
  EXPECT_NE(html.find("Zo&quot;e"), std::string::npos);
  EXPECT_NE(html.find("no address"), std::string::npos);
}

}  // namespace
}  // namespace kith::web
