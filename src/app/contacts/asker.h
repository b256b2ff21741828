// Who asks for contacts: a guest by the link of a seat, or whoever is signed in. One transaction.
#pragma once
#include <optional>
#include <string>

#include "app/contacts/views.h"
#include "app/context.h"
#include "store/store.h"

namespace kith::app {

// NotFound for a seat that is not the asker's; NotSignedIn without either, and for the link of an account's seat.
Result<PersonId> who_asks(Context& context, store::Tx& tx, const std::optional<SeatId>& seat);
// Where their pages begin: /seats/{seat} or nothing.
std::string before_contacts(const std::optional<SeatId>& seat);
Result<ContactsView> view_contacts(Context& context, store::Tx& tx, const std::optional<SeatId>& seat);

}  // namespace kith::app
