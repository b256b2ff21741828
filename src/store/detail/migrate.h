// Brings a database up to date: each migration in one transaction, so that a kill leaves the old or the new schema.
// A database that a newer kith wrote is refused and not touched. Several servers may start at once.
#pragma once
#include <span>

#include "base/clock.h"
#include "store/detail/migrations.h"
#include "store/detail/session.h"

namespace kith::store {

// 0 if there is no schema yet. NewerSchema if it is beyond the last of `known`.
Result<std::int64_t> schema_version(Session& session, std::span<const Migration> known);
Done migrate(Session& session, Instant now, std::span<const Migration> known);

}  // namespace kith::store
