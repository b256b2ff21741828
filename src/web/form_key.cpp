#include "web/form_key.h"

#include "base/id.h"

namespace kith::web {
namespace {

constexpr std::string_view purpose = "form";

std::string bound(std::string_view body, std::string_view viewer) {
  return std::string(body) + "." + std::string(viewer);
}

}  // namespace

std::string new_form_key(const ServerKey& key, Random& random, Instant now, std::string_view viewer) {
  const auto body = id_text(static_cast<std::int64_t>(random.bits() >> 1)) + id_text(now.ms);
  return body + key.sign(purpose, bound(body, viewer));
}

bool looks_like_form_key(std::string_view form_key) { return form_key.size() == 2 * id_length + 26; }

std::optional<Instant> form_key_made(const ServerKey& key, std::string_view form_key, std::string_view viewer) {
  if (!looks_like_form_key(form_key)) return std::nullopt;
  const auto body = form_key.substr(0, 2 * id_length);
  if (!key.signed_by(purpose, bound(body, viewer), form_key.substr(2 * id_length))) return std::nullopt;
  const auto made = id_value(body.substr(id_length));
  return made ? std::optional(Instant{*made}) : std::nullopt;
}

}  // namespace kith::web
