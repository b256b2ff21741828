// A list as its view shows it, and how the use cases of this folder find one.
#pragma once
#include "app/context.h"
#include "app/lists/views.h"
#include "app/tables/roster.h"
#include "domain/hand_move.h"
#include "domain/name_list.h"

namespace kith::app {

std::string page_of(ListId list);
// The list, for whoever holds its link or claimed it; NotFound for everybody else.
Result<NameList> find_list(Context& context, store::Tx& tx, ListId id);
Result<Roster> roster_of(const NameList& list);
Result<ListView> view_list(Context& context, const NameList& list);

}  // namespace kith::app
