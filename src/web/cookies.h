// What a browser keeps for us, and what it tells of itself: cookies, language, device, network address.
// Pure functions, safe from several threads.
#pragma once
#include <string>
#include <vector>

#include "app/context.h"
#include "base/language.h"
#include "web/http/message.h"

namespace kith::web {

inline constexpr std::string_view sign_in_cookie = "kith", link_cookie = "kith_link", language_cookie = "kith_language",
                                  device_cookie = "kith_device";

// A Set-Cookie value: HttpOnly, SameSite=Lax, Secure behind https. A link's cookie opens its own path only.
std::string set_cookie(const app::Keeps& keep, bool secure);
std::string set_language_cookie(std::string_view language, bool secure);

// The best of English and German by Accept-Language (RFC 9110, 12.5.4); the house's own where the reader has no wish.
Language preferred_language(std::string_view accept_language, Language house, Language german);
// "Firefox, Android": enough to tell one's own devices apart, and no more.
std::string device_of(std::string_view user_agent);
// A keyed hash of the address (IPv6: of its /64), for limits. X-Forwarded-For counts only from a proxy we know.
std::string visitor_of(const http::Request& request, const std::vector<std::string>& proxies, const ServerKey& key);
// A path fit for the log: what may be a token is masked.
std::string masked(std::string_view path);

}  // namespace kith::web
