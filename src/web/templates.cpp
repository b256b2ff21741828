#include "web/templates.h"

namespace kith {
extern const std::span<const EmbeddedFile> embedded_templates;
}

namespace kith::web {

std::span<const EmbeddedFile> embedded_templates() { return kith::embedded_templates; }

std::string_view embedded_template(std::string_view name) {
  const auto* file = find_embedded(kith::embedded_templates, name);
  return file ? file->bytes : std::string_view();
}

}  // namespace kith::web
