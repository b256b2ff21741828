// Lists of names: for whoever holds the link, and for the person who claimed it; for nobody else, keepers included.
// One that has lapsed is not found. One transaction; errors: see store/store.h.
#pragma once
#include <vector>

#include "base/result.h"
#include "domain/name_list.h"

namespace kith::store {
class Tx;
}

namespace kith::store::name_lists {

Done add(Tx& tx, const NameList& list);
// Only the person's own.
Result<NameList> find(Tx& tx, const Viewer& viewer, ListId id);
// For checking the token of a link against its generation; not to be shown before.
Result<NameList> find_by_link(Tx& tx, ListId id);
// Conflict unless `list.version` is the stored one. Returns the new version.
Result<std::int64_t> save(Tx& tx, const NameList& list);
Done remove(Tx& tx, ListId id);
// The latest first; at most limits::page_rows.
Result<std::vector<NameList>> of_person(Tx& tx, PersonId person);

}  // namespace kith::store::name_lists
