#include "web/ready_pages.h"

#include "base/limits.h"

namespace kith::web {
namespace {

// All of a request that such a page depends on; empty for a request that may depend on more.
std::string address_of(const http::Request& request) {
  if (request.method != http::Method::Get || request.header("Cookie") || request.header("Authorization")) return {};
  if (request.header("Accept").value_or("").find("text/html") == std::string_view::npos) return {};
  const auto language = request.header("Accept-Language").value_or("");
  const auto host = request.header("Host").value_or("");
  std::string address;
  address.reserve(request.target.size() + host.size() + language.size() + 7);
  address.append(request.target).append("\n").append(host).append("\n").append(language);
  if (http::accepts_gzip(request)) address.append("\ngzip");
  return address.size() <= limits::ready_address_bytes ? address : std::string();
}

}  // namespace

ReadyPages::ReadyPages() : pages_(limits::ready_pages, limits::kept_bytes) {}

std::shared_ptr<const ReadyPage> ReadyPages::find(const http::Request& request, std::optional<std::uint64_t> moment,
                                                  Instant now) const {
  if (!moment) return nullptr;
  const auto address = address_of(request);
  if (address.empty()) return nullptr;
  const std::lock_guard lock(mutex_);
  const auto* found = pages_.find(address);
  if (!found || (*found)->moment != *moment) return nullptr;
  const auto age_ms = now.ms - (*found)->made.ms;  // below zero where the clock was set back
  return age_ms >= 0 && age_ms < limits::other_programs_ms ? *found : nullptr;
}

void ReadyPages::keep(const http::Request& request, ReadyPage page) {
  auto address = address_of(request);
  if (address.empty()) return;
  const auto bytes = page.page.size();
  auto shared = std::make_shared<const ReadyPage>(std::move(page));
  const std::lock_guard lock(mutex_);
  pages_.put(std::move(address), std::move(shared), bytes);
}

}  // namespace kith::web
