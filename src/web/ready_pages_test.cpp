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

ReadyPage page_at(std::uint64_t moment, std::chrono::milliseconds age = {}) {
  return {"text/html", {}, {http::bytes("page")}, moment, std::chrono::steady_clock::now() - age};
}

TEST(ReadyPages, IsGivenUntilSomethingIsWritten) {
  ReadyPages ready;
  ready.keep(asks("/"), page_at(7));
  EXPECT_TRUE(ready.find(asks("/"), 7));
  EXPECT_FALSE(ready.find(asks("/"), 8));
  EXPECT_FALSE(ready.find(asks("/posts/1"), 7));
}

TEST(ReadyPages, IsNotGivenWhereOtherServersWrite) {
  ReadyPages ready;
  ready.keep(asks("/"), page_at(0));
  EXPECT_FALSE(ready.find(asks("/"), std::nullopt));
}

TEST(ReadyPages, IsLookedAtAnewAfterAWhile) {
  ReadyPages ready;
  ready.keep(asks("/"), page_at(7, std::chrono::milliseconds(limits::other_programs_ms)));
  EXPECT_FALSE(ready.find(asks("/"), 7));
}

TEST(ReadyPages, IsForThoseOnlyWhoTellNothingOfThemselves) {
  ReadyPages ready;
  ready.keep(asks("/"), page_at(7));
  EXPECT_FALSE(ready.find(asks("/", {{"Cookie", "kith=1"}}), 7));
  EXPECT_FALSE(ready.find(asks("/", {{"authorization", "Bearer x"}}), 7));
  EXPECT_FALSE(ready.find(asks("/", {{"Accept-Language", "de"}}), 7)) << "that page is another one";
  auto head = asks("/");
  head.method = http::Method::Head;
  EXPECT_FALSE(ready.find(head, 7));
  ready.keep(asks("/me", {{"Cookie", "kith=1"}}), page_at(7));
  EXPECT_FALSE(ready.find(asks("/me", {{"Cookie", "kith=1"}}), 7));
  EXPECT_FALSE(ready.find(asks("/me"), 7));
}

TEST(ReadyPages, AreBounded) {
  ReadyPages ready;
  for (std::size_t i = 0; i <= limits::ready_pages; ++i)
    ready.keep(asks("/posts?after=" + std::to_string(i)), page_at(7));
  EXPECT_FALSE(ready.find(asks("/posts?after=0"), 7));
  EXPECT_TRUE(ready.find(asks("/posts?after=" + std::to_string(limits::ready_pages)), 7));
  const std::string endless(limits::ready_address_bytes, 'x');
  ready.keep(asks(endless), page_at(7));
  EXPECT_FALSE(ready.find(asks(endless), 7));
}

}  // namespace
}  // namespace kith::web
