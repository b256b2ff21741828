#include "formats/detail/zone_rules.h"

#include <memory>
#include <unicode/vtzone.h>

namespace kith::formats {

std::string zone_rules(const std::string& zone, Instant since) {
  const std::unique_ptr<icu::VTimeZone> rules(icu::VTimeZone::createVTimeZoneByID(icu::UnicodeString::fromUTF8(zone)));
  if (!rules) return {};
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString written;
  rules->write(static_cast<UDate>(since.ms), written, status);
  std::string text;
  if (U_SUCCESS(status)) written.toUTF8String(text);
  return text;
}

}  // namespace kith::formats
