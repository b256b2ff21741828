#include "web/cookies.h"

#include <gtest/gtest.h>

namespace kith::web {
namespace {

TEST(Language, FollowsTheReader) {
  const auto chosen = [](const char* accept) { return preferred_language(accept, Language::De, Language::DeDu); };
  EXPECT_EQ(chosen("de-AT,de;q=0.9,en;q=0.8"), Language::DeDu);
  EXPECT_EQ(chosen("en-US,en;q=0.9,de;q=0.5"), Language::En);
  EXPECT_EQ(chosen("fr"), Language::De);
  EXPECT_EQ(chosen(""), Language::De);
}

TEST(Device, SaysNoMoreThanOnesOwnDevicesNeed) {
  EXPECT_EQ(device_of("Mozilla/5.0 (Android 14; Mobile; rv:130.0) Gecko/130.0 Firefox/130.0"), "Firefox, Android");
  EXPECT_EQ(device_of("curl/8"), "");
}

TEST(Cookie, OpensItsOwnPathOnly) {
  EXPECT_EQ(set_cookie({app::Keeps::What::Link, "/lists/1", "t"}, true),
            "kith_link=t; Path=/lists/1; Max-Age=31536000; HttpOnly; SameSite=Lax; Secure");
}

TEST(Visitor, IsNotWhatAStrangerClaims) {
  const auto key = ServerKey::of_bytes("0123456789abcdef0123456789abcdef");
  http::Request request;
  request.client = "203.0.113.9";
  const auto honest = visitor_of(request, {}, key);
  request.headers = {{"X-Forwarded-For", "198.51.100.1"}};
  EXPECT_EQ(visitor_of(request, {}, key), honest);
  EXPECT_NE(visitor_of(request, {"203.0.113.9"}, key), honest);
  EXPECT_EQ(honest.find("203"), std::string::npos);
}

TEST(Visitor, AHouseholdOfIpv6IsOne) {
  const auto key = ServerKey::of_bytes("0123456789abcdef0123456789abcdef");
  http::Request a, b, c;
  a.client = "2001:db8:1:2:aaaa:1:2:3";
  b.client = "2001:db8:1:2:bbbb:9:9:9";
  c.client = "2001:db8:1:3:aaaa:1:2:3";
  EXPECT_EQ(visitor_of(a, {}, key), visitor_of(b, {}, key));
  EXPECT_NE(visitor_of(a, {}, key), visitor_of(c, {}, key));
}

TEST(Visitor, IsTheSameHoweverAProxySpellsTheAddress) {
  const auto key = ServerKey::of_bytes("0123456789abcdef0123456789abcdef");
  const auto of = [&](const char* address) {
    http::Request request;
    request.client = "127.0.0.1";
    request.headers = {{"X-Forwarded-For", address}};
    return visitor_of(request, {"127.0.0.1"}, key);
  };
  EXPECT_EQ(of("2001:db8::1"), of("2001:db8:0:0::2"));
  EXPECT_EQ(of("2001:db8::1"), of("[2001:db8::7]:4711"));
  EXPECT_EQ(of("198.51.100.1"), of("198.51.100.1:4711"));
  EXPECT_EQ(of("198.51.100.1"), of("::ffff:198.51.100.1"));
  EXPECT_NE(of("198.51.100.1"), of("198.51.100.2"));
  EXPECT_NE(of("2001:db8::1"), of("2001:db8:1::1"));
}

TEST(Log, MasksWhatMayBeAToken) {
  EXPECT_EQ(masked("/k/0123456789abc0123456789abcdefghjkmnpqrs"), "/k/…");
  EXPECT_EQ(masked("/posts/k3m9t04w7z2qa"), "/posts/k3m9t04w7z2qa");
  EXPECT_EQ(masked("/"), "/");
}

}  // namespace
}  // namespace kith::web
