#include "domain/name_list.h"

namespace kith {

bool may_open(const Viewer& viewer, const NameList& list, bool holds_link) {
  return holds_link || viewer.is(list.person);
}

bool is_gone(const NameList& list, Instant now) { return list.until && *list.until <= now; }

}  // namespace kith
