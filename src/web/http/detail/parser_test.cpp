#include "web/http/detail/parser.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <random>
#include <string>
#include <vector>

namespace kith::web::http::detail {

constexpr std::string_view chunked_head = "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n";

// Feeds a body cut at the given places; the status of the refusal, 200 when done, 0 while more is wanted.
int feed(RequestParser& parser, std::string_view body, const std::vector<std::size_t>& cuts) {
  std::string held;
  std::size_t at = 0;
  for (const auto cut : cuts) {
    held.append(body.substr(at, cut - at));
    at = cut;
    const auto used = parser.feed(held);
    if (!used) return used.error();
    held.erase(0, *used);
    if (parser.done()) return 200;
  }
  return 0;
}

TEST(Parser, ReadsAChunkedBodyHoweverItIsCut) {
  const std::string body = "0\r\n\r\n";
  for (unsigned mask = 0; mask < 16; ++mask) {
    std::vector<std::size_t> cuts;
    for (std::size_t i = 1; i < body.size(); ++i) {
      if (mask >> (i - 1) & 1) cuts.push_back(i);
    }
    cuts.push_back(body.size());
    RequestParser parser;
    ASSERT_TRUE(parser.feed(chunked_head).has_value());
    EXPECT_EQ(feed(parser, body, cuts), 200) << mask;
  }
}

TEST(Parser, DropsTrailers) {
  RequestParser parser;
  ASSERT_TRUE(parser.feed(chunked_head).has_value());
  const std::string body = "1\r\nx\r\n0\r\nCookie: other\r\nConnection: close\r\n\r\n";
  EXPECT_EQ(feed(parser, body, {body.size()}), 200);
  EXPECT_EQ(parser.request().header("Cookie"), std::nullopt);
  EXPECT_TRUE(parser.keeps_alive());
  EXPECT_EQ(parser.request().body, "x");
}

// Whatever comes, in whatever pieces: an answer to it, the same for all ways of cutting once it is complete.
TEST(Parser, SurvivesAnyChunkedBody) {
  const std::vector<std::string> pieces = {"\r\n",
                                           "\r",
                                           "\n",
                                           "0",
                                           "0\r\n",
                                           "1\r\nx\r\n",
                                           "5\r\nhello\r\n",
                                           "a",
                                           ";",
                                           "=",
                                           "\"",
                                           "X: y",
                                           "F",
                                           "ffffffff",
                                           " ",
                                           "\t",
                                           ":",
                                           "\\",
                                           "0\r\n\r\n",
                                           "X: y\r\n",
                                           "X:\r\n y\r\n",
                                           "Content-Length: 3\r\n",
                                           "Transfer-Encoding: chunked\r\n"};
  std::mt19937 chance(std::random_device{}());
  const auto seed = chance();
  SCOPED_TRACE(seed);
  chance.seed(seed);
  for (int round = 0; round < 20'000; ++round) {
    std::string body;
    for (auto n = chance() % 8; n > 0; --n) body += pieces[chance() % pieces.size()];
    std::vector<std::size_t> cuts;
    for (std::size_t i = 1; i < body.size(); ++i) {
      if (chance() % 3 == 0) cuts.push_back(i);
    }
    cuts.push_back(body.size());
    RequestParser whole;
    RequestParser cut;
    whole.limit_body(1'000);
    cut.limit_body(1'000);
    ASSERT_TRUE(whole.feed(chunked_head) && cut.feed(chunked_head));
    const auto expected = feed(whole, body, {body.size()});
    const auto seen = feed(cut, body, cuts);
    if (expected == 200) {
      EXPECT_EQ(seen, 200) << body;
      EXPECT_EQ(cut.request().body, whole.request().body) << body;
    } else {
      EXPECT_NE(seen, 200) << body;
    }
  }
}

}  // namespace kith::web::http::detail
