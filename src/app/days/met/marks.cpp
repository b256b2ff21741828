#include "app/days/met/marks.h"

#include <algorithm>
#include <set>

#include "base/json.h"
#include "base/limits.h"
#include "base/time_zone.h"
#include "store/seats.h"
#include "store/wishes.h"

namespace kith::app {
namespace {

constexpr std::string_view wish_purpose = "wish", note_purpose = "note";

// What is under a wish's seal. Its times stand beside it, for opening and for sweeping.
struct WishText {
  PersonId who;
  PersonId whom;
  std::optional<DayId> day;
};
BOOST_DESCRIBE_STRUCT(WishText, (), (who, whom, day))

std::string id_of_wish(const Context& context, PersonId who, PersonId whom) {
  return context.key.sign(wish_purpose, wish_key(WishKind::GladlyAgain, who, whom));
}

Result<std::optional<Wish>> find_wish(const Context& context, store::Tx& tx, PersonId who, PersonId whom) {
  KITH_TRY(const auto found, store::wishes::find(tx, id_of_wish(context, who, whom)));
  if (!found) return std::nullopt;
  KITH_TRY(const auto json, context.key.unseal(wish_purpose, found->sealed));
  KITH_TRY(const auto text, from_json<WishText>(json));
  return Wish{WishKind::GladlyAgain, text.who, text.whom, text.day, found->opens_at, found->until};
}

Done put_wish(const Context& context, store::Tx& tx, const Wish& wish) {
  const auto sealed = context.key.seal(wish_purpose, to_json(WishText{wish.who, wish.whom, wish.day}));
  return store::wishes::put(tx, {id_of_wish(context, wish.who, wish.whom), wish.opens_at, sealed, wish.until});
}

// What both wish becomes a contact, which nobody sees before it opens for both.
Done meet_if_mutual(const Context& context, store::Tx& tx, NetworkId network, const Wish& mine) {
  KITH_TRY(const auto theirs, find_wish(context, tx, mine.whom, mine.who));
  const auto opens = mutual_from(mine, theirs);
  if (!opens) return {};
  return store::contacts::add(tx, {.id = new_id<ContactNoun>(context.random),
                                   .network = network,
                                   .low = std::min(mine.who, mine.whom),
                                   .high = std::max(mine.who, mine.whom),
                                   .opens_at = *opens,
                                   .day = mine.day ? mine.day : theirs->day,
                                   .story = "",
                                   .made = context.now()});
}

Done carry_wish(const Context& context, store::Tx& tx, const Wish& old, NetworkId network, Wish now) {
  if (now.who == now.whom) return store::wishes::take_back(tx, id_of_wish(context, old.who, old.whom));
  KITH_CHECK(put_wish(context, tx, now));
  KITH_CHECK(store::wishes::take_back(tx, id_of_wish(context, old.who, old.whom)));
  return meet_if_mutual(context, tx, network, now);
}

// Everybody who has a seat at a day of the guest's: those they may have wished about, at a table or by a badge.
Result<std::set<PersonId>> people_around(store::Tx& tx, PersonId guest) {
  std::set<PersonId> people;
  KITH_TRY(const auto own, store::seats::of_person(tx, guest));
  for (const auto& seat : own) {
    KITH_TRY(const auto all, store::seats::of_day(tx, seat.day));
    for (const auto& one : all) people.insert(one.person);
  }
  people.erase(guest);
  return people;
}

std::string joined(const std::string& before, const std::string& more) {
  return before.empty() || more.empty() ? before + more : before + "\n\n" + more;
}

Done carry_own_notes(const Context& context, store::Tx& tx, PersonId guest, PersonId person) {
  KITH_TRY(const auto theirs, notes_of(context, tx, guest));
  KITH_TRY(const auto own, notes_of(context, tx, person));
  for (const auto& note : theirs) {
    KITH_CHECK(store::notes::put(tx, guest, note.about, ""));
    const auto text = joined(note_about(own, note.about), note.text);
    if (note.about != person) KITH_CHECK(write_note(context, tx, {person, note.about, text, context.now()}));
  }
  return {};
}

Done carry_notes_about(const Context& context, store::Tx& tx, PersonId guest, PersonId person) {
  KITH_TRY(const auto about_guest, store::notes::about(tx, guest));
  for (const auto& note : about_guest) {
    KITH_TRY(const auto text, context.key.unseal(note_purpose, note.sealed));
    KITH_TRY(const auto own, notes_of(context, tx, note.owner));
    KITH_CHECK(store::notes::put(tx, note.owner, guest, ""));
    const Note moved{note.owner, person, joined(note_about(own, person), text), context.now()};
    if (note.owner != person) KITH_CHECK(write_note(context, tx, moved));
  }
  return {};
}

}  // namespace

Instant wishes_open(const Day& day, Instant day_ends, Instant now) {
  return next_hour_of_day(std::max(now, day_ends), wishes_open_at_hour, day.zone);
}

Result<bool> wishes_gladly(const Context& context, store::Tx& tx, PersonId who, PersonId whom) {
  KITH_TRY(const auto found, store::wishes::find(tx, id_of_wish(context, who, whom)));
  return found.has_value();
}

Done wish_gladly(const Context& context, store::Tx& tx, const Pairing& pairing) {
  const Wish fresh{.kind = WishKind::GladlyAgain,
                   .who = pairing.who,
                   .whom = pairing.whom,
                   .day = pairing.day,
                   .opens_at = pairing.opens_at,
                   .until = pairing.opens_at + wish_keeps_ms};
  KITH_TRY(const auto before, find_wish(context, tx, pairing.who, pairing.whom));
  if (!before) KITH_CHECK(put_wish(context, tx, fresh));
  return meet_if_mutual(context, tx, pairing.network, before.value_or(fresh));
}

Done take_wish_back(const Context& context, store::Tx& tx, PersonId who, PersonId whom) {
  KITH_CHECK(store::wishes::take_back(tx, id_of_wish(context, who, whom)));
  KITH_TRY(const auto contact, store::contacts::of_two(tx, who, whom));
  if (contact) KITH_CHECK(store::contacts::remove_unopened(tx, contact->id));
  return {};
}

Result<std::vector<OwnNote>> notes_of(const Context& context, store::Tx& tx, PersonId owner) {
  std::vector<OwnNote> notes;
  KITH_TRY(const auto sealed, store::notes::of_owner(tx, owner));
  for (const auto& one : sealed) {
    KITH_TRY(auto text, context.key.unseal(note_purpose, one.sealed));
    notes.push_back({one.about, std::move(text)});
  }
  return notes;
}

std::string note_about(const std::vector<OwnNote>& notes, PersonId about) {
  const auto found = std::ranges::find(notes, about, &OwnNote::about);
  return found == notes.end() ? std::string() : found->text;
}

Done write_note(const Context& context, store::Tx& tx, const Note& note) {
  const auto sealed = note.text.empty() ? std::string() : context.key.seal(note_purpose, note.text);
  return store::notes::put(tx, note.owner, note.about, sealed);
}

Done remember_talk(const Context& context, store::Tx& tx, const Note& note) {
  return store::notes::put(tx, note.owner, note.about, context.key.seal(note_purpose, note.text));
}

Done carry_marks(const Context& context, store::Tx& tx, const Handover& handover) {
  const auto [network, guest, person] = handover;
  KITH_TRY(const auto people, people_around(tx, guest));
  for (const auto other : people) {
    KITH_TRY(const auto mine, find_wish(context, tx, guest, other));
    KITH_TRY(const auto theirs, find_wish(context, tx, other, guest));
    for (const auto& old : {mine, theirs}) {
      if (!old) continue;
      auto now = *old;
      (now.who == guest ? now.who : now.whom) = person;
      KITH_CHECK(carry_wish(context, tx, *old, network, now));
    }
  }
  KITH_CHECK(carry_own_notes(context, tx, guest, person));
  return carry_notes_about(context, tx, guest, person);
}

}  // namespace kith::app
