#include "store/store.h"

#include "store/detail/postgres_store.h"
#include "store/detail/sqlite_store.h"

namespace kith::store {

Result<std::unique_ptr<Store>> Store::open(const StoreOptions& options, const Clock& clock, Random& random) {
  try {
    return options.postgres_url.empty() ? SqliteStore::open(options, clock, random)
                                        : PostgresStore::open(options, clock, random);
  } catch (const DamagedCell& cell) {
    return fail_with(Trouble::Broken, std::string("column ") + cell.what());
  }
}

}  // namespace kith::store
