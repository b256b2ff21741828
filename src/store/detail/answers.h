// The sentences that repositories answer with when a row is not there, or no longer as it was.
#pragma once
#include "base/result.h"

namespace kith::store {

// Also for what exists and may not be known of: the two must not differ in a byte.
inline std::unexpected<Error> absent() {
  return fail(ErrorKind::NotFound, "not_found", say("There is nothing here, or nothing for you to see."));
}

inline std::unexpected<Error> changed_meanwhile() {
  return fail(ErrorKind::Conflict, "changed_meanwhile",
              say("This was changed in the meantime. Please look at it again and repeat what you did."));
}

}  // namespace kith::store
