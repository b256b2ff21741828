// Contacts and their stories. The two people of a contact see it, from the morning on which it opens; the store's scope
// sees to both. The story is told from the day as long as its seats are there; names that went are "somebody".
#include <algorithm>

#include "app/contacts/asker.h"
#include "app/contacts/card.h"
#include "app/contacts/shown.h"
#include "app/days/after.h"
#include "app/days/met/marks.h"
#include "app/days/met/meetings.h"
#include "domain/first_name.h"
#include "formats/vcard.h"
#include "store/wishes.h"

namespace kith::app {
namespace {

// The day on which the two met, if it is still there.
Result<std::optional<WholeDay>> day_of(Context& context, store::Tx& tx, const Contact& contact) {
  if (!contact.day) return std::nullopt;
  auto whole = find_day(context, tx, *contact.day);
  if (whole) return std::optional(*std::move(whole));
  if (whole.error().kind == ErrorKind::NotFound) return std::nullopt;
  return std::unexpected(whole.error());
}

std::string others_than(const std::vector<Seat>& seats, const Situation& situation, PersonId other, Language language) {
  std::string names;
  for (const auto number : situation.others) {
    const auto seat = std::ranges::find(seats, number, &Seat::number);
    if (seat != seats.end() && seat->person == other) continue;
    if (!names.empty()) names += ", ";
    names += seat == seats.end() ? speak(language, say("somebody")) : first_name(seat->name);
  }
  return names;
}

std::string words_for(const std::optional<std::string>& name, Language language) {
  return name ? *name : speak(language, say("Removed"));
}

struct Two {
  PersonId viewer;
  PersonId other;
};

Result<std::vector<StoryTableView>> story_of(Context& context, store::Tx& tx, const WholeDay& whole, const Two& two) {
  std::vector<StoryTableView> story;
  KITH_TRY(const auto seats, store::seats::of_day(tx, whole.day.id));
  for (const auto& mine : seats) {
    if (mine.person != two.viewer) continue;
    KITH_TRY(const auto situations, situations_of(tx, whole, mine.number));
    for (const auto& theirs : seats) {
      if (theirs.person != two.other) continue;
      for (const auto& table : shared_with(situations, theirs.number))
        story.push_back({table.round, table.table, others_than(seats, table, two.other, context.language)});
    }
  }
  return story;
}

Result<ContactView> view_contact(Context& context, store::Tx& tx, const std::optional<SeatId>& seat, ContactId id) {
  KITH_TRY(const auto viewer, who_asks(context, tx, seat));
  KITH_TRY(const auto contact, store::contacts::find(tx, viewer, id));
  const auto other = contact.other_than(viewer);
  ContactView view{.seat = seat, .id = contact.id, .since = contact.opens_at};
  KITH_TRY(const auto name, store::contacts::name_of(tx, contact, other));
  view.title = words_for(name, context.language);
  view.removed = !name;
  KITH_TRY(const auto whole, day_of(context, tx, contact));
  if (whole) {
    view.day_title = whole->day.title;
    view.day_starts = whole->day.starts;
    if (name) {
      KITH_TRY(view.story, story_of(context, tx, *whole, {viewer, other}));
    }
  }
  KITH_TRY(const auto shown, name ? find_shown(context, tx, other) : Result<Shown>(Shown{}));
  view.email = shown.email;
  view.phone = shown.phone;
  view.web.url = shown.web;
  view.company = shown.company;
  view.line = shown.line;
  view.shows = !(shown.email + shown.phone + shown.web + shown.company + shown.line).empty();
  KITH_TRY(const auto notes, notes_of(context, tx, viewer));
  view.note = note_about(notes, other);
  return view;
}

std::vector<std::string> if_any(const std::string& text) {
  return text.empty() ? std::vector<std::string>() : std::vector{text};
}

}  // namespace

Result<ContactsView> view_contacts(Context& context, store::Tx& tx, const std::optional<SeatId>& seat) {
  KITH_TRY(const auto viewer, who_asks(context, tx, seat));
  KITH_TRY(const auto contacts, store::contacts::of_person(tx, viewer));
  ContactsView view{.seat = seat};
  for (const auto& contact : contacts) {
    ContactRowView row{.id = contact.id, .since = contact.opens_at};
    KITH_TRY(const auto name, store::contacts::name_of(tx, contact, contact.other_than(viewer)));
    row.name = words_for(name, context.language);
    row.removed = !name;
    KITH_TRY(const auto whole, day_of(context, tx, contact));
    if (whole) row.day_title = whole->day.title;
    view.contacts.push_back(std::move(row));
  }
  return view;
}

Result<ContactsView> show_contacts(Context& context, const OfContacts& asked) {
  return read<ContactsView>(context, [&](store::Tx& tx) { return view_contacts(context, tx, asked.seat); });
}

Result<ContactView> show_contact(Context& context, const OfContact& asked) {
  return read<ContactView>(context,
                           [&](store::Tx& tx) { return view_contact(context, tx, asked.seat, asked.contact); });
}

Result<Answered<ContactView>> note_contact(Context& context, const NoteContact& asked) {
  return commit<ContactView>(context, [&](store::Tx& tx) -> Result<Outcome<ContactView>> {
    KITH_TRY(const auto viewer, who_asks(context, tx, asked.seat));
    KITH_TRY(const auto contact, store::contacts::find(tx, viewer, asked.contact));
    KITH_CHECK(write_note(context, tx, {viewer, contact.other_than(viewer), asked.note.value_or(""), context.now()}));
    KITH_TRY(auto view, view_contact(context, tx, asked.seat, asked.contact));
    return Outcome<ContactView>{std::move(view), before_contacts(asked.seat) + "/contacts/" + asked.contact.text()};
  });
}

// The viewer's own mark goes along, so that the contact is not made anew by what the other says later.
Result<Answered<ContactsView>> end_contact(Context& context, const EndContact& asked) {
  return commit<ContactsView>(context, [&](store::Tx& tx) -> Result<Outcome<ContactsView>> {
    KITH_TRY(const auto viewer, who_asks(context, tx, asked.seat));
    if (const auto contact = store::contacts::find(tx, viewer, asked.contact)) {
      KITH_CHECK(take_wish_back(context, tx, viewer, contact->other_than(viewer)));
      KITH_CHECK(store::contacts::end(tx, contact->id));
    } else if (contact.error().kind != ErrorKind::NotFound) {
      return std::unexpected(contact.error());
    }
    KITH_TRY(auto view, view_contacts(context, tx, asked.seat));
    return Outcome<ContactsView>{std::move(view), before_contacts(asked.seat) + "/contacts"};
  });
}

Result<std::string> contact_card(Context& context, const OfContact& asked) {
  KITH_TRY(const auto view, show_contact(context, asked));
  if (view.removed)
    return fail(ErrorKind::NotFound, "not_found", say("There is nothing here, or nothing for you to see."));
  const auto met =
      view.day_title.empty() ? Message{} : say("Met at {day}. {line}", {{"day", view.day_title}, {"line", view.line}});
  return formats::write_vcard({.name = view.title,
                               .organization = view.company,
                               .emails = if_any(view.email),
                               .phones = if_any(view.phone),
                               .urls = if_any(view.web.url),
                               .note = met.key.empty() ? view.line : speak(context.language, met),
                               .uid = view.id.text() + "@kith"});
}

}  // namespace kith::app
