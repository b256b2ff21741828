#include "base/catalogue.h"

#include "base/embedded.h"

namespace kith {

extern const std::span<const EmbeddedFile> embedded_catalogues;

std::string_view embedded_catalogue(std::string_view tag) {
  const auto* file = find_embedded(embedded_catalogues, tag);
  return file ? file->bytes : std::string_view();
}

}  // namespace kith
