// A contact as a vCard to take along: what the other chose to show, and where the two met.
#pragma once
#include <string>

#include "app/contacts/commands.h"
#include "app/context.h"

namespace kith::app {

Result<std::string> contact_card(Context& context, const OfContact& asked);

}  // namespace kith::app
