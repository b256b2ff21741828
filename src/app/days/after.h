// What one can ask of a day on paper and afterwards, one line a use case (see app/use_cases.h for how they are meant):
// whom one met, contacts, what they are shown, and what a team prints.
#pragma once
#include "app/contacts/commands.h"
#include "app/contacts/views.h"
#include "app/context.h"
#include "app/days/met/commands.h"
#include "app/days/met/views.h"
#include "app/days/paper/commands.h"
#include "app/days/paper/views.h"
#include "app/people/commands.h"
#include "app/people/views.h"

namespace kith::app {

// days/met/
Result<MetView> show_met(Context&, const ShowMet&);
Result<Answered<MetView>> mark_met(Context&, const MarkMet&);
Result<Answered<MetView>> note_met(Context&, const NoteMet&);
Result<TalkView> show_badge(Context&, const ByToken&);
Result<Answered<MetView>> mark_badge(Context&, const MarkBadge&);

// days/paper/
Result<PaperView> show_paper(Context&, const ShowPaper&);
Result<Answered<PaperView>> number_paper(Context&, const NumberPaper&);

// contacts/
Result<ContactsView> show_contacts(Context&, const OfContacts&);
Result<ContactView> show_contact(Context&, const OfContact&);
Result<Answered<ContactView>> note_contact(Context&, const NoteContact&);
Result<Answered<ContactsView>> end_contact(Context&, const EndContact&);
Result<ShownView> show_shown(Context&, const OfContacts&);
Result<Answered<ShownView>> show_to_contacts(Context&, const ShowToContacts&);
Result<ClaimView> show_claim(Context&, const OfClaim&);
Result<Answered<MeView>> claim_seat(Context&, const ClaimSeat&);
Result<Answered<ContactsView>> adopt_seat(Context&, const OfClaim&);

}  // namespace kith::app
