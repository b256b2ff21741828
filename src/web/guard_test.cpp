#include "web/guard.h"

#include <gtest/gtest.h>

namespace kith::web {
namespace {

TEST(Guard, TakesABaseUrlThatPeopleCanType) {
  EXPECT_EQ(*tidy_base_url(""), "");
  EXPECT_EQ(*tidy_base_url("https://kith.example/"), "https://kith.example");
  EXPECT_EQ(*tidy_base_url("http://127.0.0.1:8080"), "http://127.0.0.1:8080");
  for (const auto* typed :
       {"kith.example", "http://", "ftp://kith.example", "javascript:alert(1)", "https://kith.example/sub",
        "https://kith.example:99999", "https://kith.example?x", "https://me@kith.example", "/"})
    EXPECT_FALSE(tidy_base_url(typed)) << typed;
}

http::Request with(http::Headers headers) {
  http::Request request;
  request.headers = std::move(headers);
  return request;
}

TEST(Guard, AnswersToItsOwnHostsOnly) {
  Hosts hosts;
  hosts.add("http://127.0.0.1:8080");
  hosts.add("https://kith.example");
  EXPECT_TRUE(hosts.knows("localhost:8080"));
  EXPECT_TRUE(hosts.knows("[::1]:8080"));
  EXPECT_TRUE(hosts.knows("KITH.example"));
  EXPECT_FALSE(hosts.knows("localhost"));
  EXPECT_FALSE(hosts.knows("kith.example.evil.example"));
  EXPECT_FALSE(hosts.knows(""));
}

TEST(Guard, AFormFromAnotherSiteIsForeign) {
  Hosts hosts;
  hosts.add("http://127.0.0.1:8080");
  EXPECT_EQ(sender_of(with({{"Sec-Fetch-Site", "cross-site"}}), hosts), Sender::Foreign);
  EXPECT_EQ(sender_of(with({{"Sec-Fetch-Site", "same-site"}}), hosts), Sender::Foreign);
  EXPECT_EQ(sender_of(with({{"Origin", "null"}}), hosts), Sender::Foreign);
  EXPECT_EQ(sender_of(with({{"Origin", "https://evil.example"}}), hosts), Sender::Foreign);
  EXPECT_EQ(sender_of(with({{"Origin", "https://127.0.0.1:8080"}}), hosts), Sender::Foreign);
  EXPECT_EQ(sender_of(with({{"Origin", "http://127.0.0.1:8080.evil.example"}}), hosts), Sender::Foreign);
  EXPECT_EQ(sender_of(with({{"Sec-Fetch-Site", "same-origin"}, {"Origin", "https://evil.example"}}), hosts),
            Sender::Foreign);
  EXPECT_EQ(sender_of(with({{"Origin", "http://localhost:8080"}}), hosts), Sender::OurPage);
  EXPECT_EQ(sender_of(with({{"Sec-Fetch-Site", "none"}}), hosts), Sender::OurPage);
  EXPECT_EQ(sender_of(with({}), hosts), Sender::Unsure);
}

TEST(Guard, KnowsTheNetFromAPrivatePlace) {
  for (const char* at_home : {"http://127.0.0.1:8080", "http://192.168.1.4", "http://[::1]:80", "http://kith.local",
                              "http://laptop", "http://10.1.2.3", "http://[fd00::1]"})
    EXPECT_FALSE(is_on_the_net(at_home)) << at_home;
  for (const char* outside : {"https://kith.example", "http://203.0.113.9", "https://[2001:db8::1]"})
    EXPECT_TRUE(is_on_the_net(outside)) << outside;
}

TEST(Guard, KnowsWhatOnlyThisMachineOpens) {
  for (const char* here : {"http://127.0.0.1:8080", "http://localhost:8080", "http://[::1]:80"})
    EXPECT_TRUE(is_on_this_machine(here)) << here;
  for (const char* elsewhere : {"http://192.168.1.4:8080", "https://kith.example", "http://laptop", "http://[fd00::1]"})
    EXPECT_FALSE(is_on_this_machine(elsewhere)) << elsewhere;
}

}  // namespace
}  // namespace kith::web
