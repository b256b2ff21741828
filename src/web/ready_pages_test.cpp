#include "web/ready_pages.h"

#include <gtest/gtest.h>

#include "base/limits.h"

namespace kith::web {
namespace {

http::Request asks(const std::string& target, http::Headers headers = {}) {
  http::Request request;
  request.target = request.path = target;
  request.headers = std::move(headers);
  request.headers.emplace_back("Accept", "text/html");
  request.headers.emplace_back("Host", "127.0.0.1:8080");
  return request;
}

constexpr Instant now{1'800'000'000'000};

ReadyPage page_at(std::uint64_t moment, Instant made = now) {
  return {"text/html", {}, CutPage("page", "key"), moment, made};
}

TEST(ReadyPages, IsGivenUntilSomethingIsWritten) {
  ReadyPages ready;
  ready.keep(asks("/"), page_at(7));
  EXPECT_TRUE(ready.find(asks("/"), 7, now));
  EXPECT_FALSE(ready.find(asks("/"), 8, now));
  EXPECT_FALSE(ready.find(asks("/posts/1"), 7, now));
}

TEST(ReadyPages, IsNotGivenWhereOtherServersWrite) {
  ReadyPages ready;
  ready.keep(asks("/"), page_at(0));
  EXPECT_FALSE(ready.find(asks("/"), std::nullopt, now));
}

TEST(ReadyPages, IsLookedAtAnewAfterAWhile) {
  ReadyPages ready;
  ready.keep(asks("/"), page_at(7));
  EXPECT_TRUE(ready.find(asks("/"), 7, now + (limits::other_programs_ms - 1)));
  EXPECT_FALSE(ready.find(asks("/"), 7, now + limits::other_programs_ms));
  EXPECT_FALSE(ready.find(asks("/"), 7, now + -1)) << "the clock was set back";
}

TEST(ReadyPages, IsForThoseOnlyWhoTellNothingOfThemselves) {
  ReadyPages ready;
  ready.keep(asks("/"), page_at(7));
  EXPECT_FALSE(ready.find(asks("/", {{"Cookie", "kith=1"}}), 7, now));
  EXPECT_FALSE(ready.find(asks("/", {{"authorization", "Bearer x"}}), 7, now));
  EXPECT_FALSE(ready.find(asks("/", {{"Accept-Language", "de"}}), 7, now)) << "that page is another one";
  EXPECT_FALSE(ready.find(asks("/", {{"Accept-Encoding", "gzip"}}), 7, now)) << "those bytes are others";
  auto head = asks("/");
  head.method = http::Method::Head;
  EXPECT_FALSE(ready.find(head, 7, now));
  ready.keep(asks("/me", {{"Cookie", "kith=1"}}), page_at(7));
  EXPECT_FALSE(ready.find(asks("/me", {{"Cookie", "kith=1"}}), 7, now));
  EXPECT_FALSE(ready.find(asks("/me"), 7, now));
}

TEST(ReadyPages, AreBounded) {
  ReadyPages ready;
  for (std::size_t i = 0; i <= limits::ready_pages; ++i)
    ready.keep(asks("/posts?after=" + std::to_string(i)), page_at(7));
  EXPECT_FALSE(ready.find(asks("/posts?after=0"), 7, now));
  EXPECT_TRUE(ready.find(asks("/posts?after=" + std::to_string(limits::ready_pages)), 7, now));
  auto large = page_at(7);
  large.page = CutPage(std::string(limits::kept_bytes / 2 + 1, 'x'), "key");
  ready.keep(asks("/large"), large);
  EXPECT_TRUE(ready.find(asks("/large"), 7, now));
  ready.keep(asks("/larger"), large);
  EXPECT_FALSE(ready.find(asks("/large"), 7, now)) << "both are more than is kept";
  EXPECT_TRUE(ready.find(asks("/larger"), 7, now));
  const std::string endless(limits::ready_address_bytes, 'x');
  ready.keep(asks(endless), page_at(7));
  EXPECT_FALSE(ready.find(asks(endless), 7, now));
}

}  // namespace
}  // namespace kith::web
