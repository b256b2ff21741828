// The lists a person claimed, for their own page.
#pragma once
#include <vector>

#include "app/people/views.h"
#include "store/store.h"

namespace kith::app {

Result<std::vector<OwnList>> own_lists(store::Tx& tx, PersonId person);

}  // namespace kith::app
