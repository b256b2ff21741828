// What a person lets their contacts see, sealed in the store. One transaction.
#pragma once
#include "app/context.h"
#include "domain/contact.h"

namespace kith::app {

Result<Shown> find_shown(const Context& context, store::Tx& tx, PersonId person);
Done keep_shown(const Context& context, store::Tx& tx, const Shown& shown);

}  // namespace kith::app
